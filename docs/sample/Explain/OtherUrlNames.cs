using System.Globalization;
using System.Text.RegularExpressions;

namespace Djrill.Net.Sample;

/// <summary>Says where a URL is from. An explanation names the element of its list, such as <c>'otherUrls[2]'</c>.</summary>
internal static partial class OtherUrlNames
{
    /// <param name="sentence">The explanation.</param>
    /// <param name="requestUrls">The number of URLs of the request, which are the first of the list.</param>
    public static string Replace(string sentence, int requestUrls) => Element().Replace(sentence, match =>
        int.Parse(match.Groups["index"].ValueSpan, CultureInfo.InvariantCulture) < requestUrls
            ? "the URL of the request" : "the URL of 'Djrill:AdditionalSignatures'");

    [GeneratedRegex(@"'otherUrls\[(?<index>[0-9]+)\]'")]
    private static partial Regex Element();
}
