using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Text.RegularExpressions;

namespace Djrill.Net.Protocol;

/// <summary>Rewrites and compares queries as text. A query begins with a question mark, or is empty.</summary>
internal static partial class QueryText
{
    private const int MaxReorderedParameters = 4;
    private const int MaxLeftOut = 8;

    /// <summary>Names the difference between two queries.</summary>
    public static string Compare(string one, string other)
    {
        var (first, second) = (Parameters(one), Parameters(other));
        return first.Order(StringComparer.Ordinal).SequenceEqual(second.Order(StringComparer.Ordinal))
                ? MandrillSignatureMistakes.QueryOrder
            : first.Select(WebUtility.UrlDecode).SequenceEqual(second.Select(WebUtility.UrlDecode), StringComparer.Ordinal)
                ? MandrillSignatureMistakes.QueryEncoding
            : MandrillSignatureMistakes.Query;
    }

    /// <summary>Lists the queries with the same parameters in another order. Empty for more than four parameters.</summary>
    public static IEnumerable<string> Orders(string query) => Parameters(query) is { Length: > 1 and <= MaxReorderedParameters } parameters
        ? Permute(parameters).Select(Join)
        : [];

    /// <summary>Lists the queries that lack one of the parameters. Empty for many parameters.</summary>
    public static IEnumerable<string> WithoutOne(string query) => Parameters(query) is { Length: > 1 and <= MaxLeftOut } parameters
        ? parameters.Select((_, left) => Join(parameters.Where((_, index) => index != left)))
        : [];

    /// <summary>Lists the queries with the same parameters in another encoding.</summary>
    public static IEnumerable<string> Encodings(string query) =>
    [
        EscapedByte().Replace(query, static escape => escape.Value.ToUpperInvariant()),
        LowerEscapes(query),
        query.Replace("%20", "+", StringComparison.Ordinal),
        query.Replace("+", "%20", StringComparison.Ordinal),
        Encode(query, Uri.EscapeDataString),
        Encode(query, WebUtility.UrlEncode),
        Encode(query, static text => text),
        Uri.UnescapeDataString(query),
        query.Replace("&amp;", "&", StringComparison.Ordinal), // Copied from the source of a page.
    ];

    /// <summary>Writes the digits of percent-encoded bytes in lower case.</summary>
    [SuppressMessage("Globalization", "CA1308:Normalize strings to uppercase", Justification = "Both cases occur.")]
    public static string LowerEscapes(string text) => EscapedByte().Replace(text, static escape => escape.Value.ToLowerInvariant());

    private static string[] Parameters(string query) => query.Length == 0 ? [] : query[1..].Split('&');

    private static string Join(IEnumerable<string?> parameters) => "?" + string.Join('&', parameters);

    private static string Encode(string query, Func<string, string?> encode) => query.Length == 0 ? query : Join(Parameters(query).Select(
        parameter => string.Join('=', parameter.Split('=', 2).Select(part => encode(WebUtility.UrlDecode(part))))));

    private static IEnumerable<IEnumerable<string>> Permute(string[] parameters) => parameters.Length == 0 ? [[]] :
        parameters.Select(static (first, index) => (First: first, Index: index)).SelectMany(choice =>
            Permute([.. parameters.Where((_, index) => index != choice.Index)]).Select(rest => rest.Prepend(choice.First)));

    [GeneratedRegex("%[0-9A-Fa-f]{2}", RegexOptions.NonBacktracking)]
    private static partial Regex EscapedByte();
}
