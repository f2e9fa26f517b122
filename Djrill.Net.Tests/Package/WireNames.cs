using System.Reflection;
using System.Text.RegularExpressions;
using System.Xml.Linq;

namespace Djrill.Net.Tests.Package;

/// <summary>Knows Mandrill's names for members of the package, which stand in their documentation.</summary>
internal static partial class WireNames
{
    private static readonly Dictionary<string, XElement> Summaries = XDocument
        .Load(Path.ChangeExtension(typeof(MandrillSignals).Assembly.Location, ".xml"))
        .Descendants("member")
        .Where(static member => member.Element("summary") is not null)
        .ToDictionary(static member => (string)member.Attribute("name")!, static member => member.Element("summary")!, StringComparer.Ordinal);

    /// <summary>Gives the names that a member's summary gives in its first parenthesis of code, else anywhere.</summary>
    public static IReadOnlyList<string> Of(MemberInfo member)
    {
        var kind = member is PropertyInfo ? 'P' : 'F';
        if (!Summaries.TryGetValue($"{kind}:{member.DeclaringType!.FullName}.{member.Name}", out var summary))
        {
            return [];
        }

        var text = string.Concat(summary.Nodes().Select(static node => node is XElement { Name.LocalName: "c" } code ? $"`{code.Value}`" : $"{(node as XText)?.Value}"));
        return In(Parenthesis().Match(text) is { Success: true } parenthesis ? parenthesis.Value : text);
    }

    /// <summary>Gives the names in a text, where they stand in back ticks. What has a blank or a sign of equality is a form, no name.</summary>
    public static IReadOnlyList<string> In(string text) => [.. Code().Matches(text).Select(static code => code.Groups["code"].Value)];

    [GeneratedRegex(@"\([^()]*`[^()]*\)")]
    private static partial Regex Parenthesis();

    [GeneratedRegex(@"`(?<code>[^`= ]+|Email Client|Mobile Browser)`")]
    private static partial Regex Code();
}
