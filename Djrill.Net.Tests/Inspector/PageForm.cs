using System.Net;
using System.Text.RegularExpressions;

namespace Djrill.Net.Tests.Inspector;

/// <summary>A form of a page with its hidden fields, as a browser would post it.</summary>
/// <param name="Action">The path it posts to.</param>
/// <param name="Fields">The hidden fields.</param>
/// <param name="Buttons">The texts of the buttons.</param>
internal sealed partial record PageForm(string Action, IReadOnlyList<(string Name, string Value)> Fields, IReadOnlyList<string> Buttons)
{
    public const string Token = "__RequestVerificationToken";

    /// <summary>Reads the forms of a page that post.</summary>
    public static IReadOnlyList<PageForm> AllOf(string page) => [.. Form().Matches(page).Select(static form => new PageForm(
        WebUtility.HtmlDecode(form.Groups["action"].Value),
        [.. Hidden().Matches(form.Groups["body"].Value).Select(static field =>
            (WebUtility.HtmlDecode(field.Groups["name"].Value), WebUtility.HtmlDecode(field.Groups["value"].Value)))],
        [.. Button().Matches(form.Groups["body"].Value).Select(static button => WebUtility.HtmlDecode(button.Groups["text"].Value))]))];

    /// <summary>Finds the one form with a button, and with a value if several have the button.</summary>
    public static PageForm Of(string page, string button, string? value = null) => AllOf(page).Single(form =>
        form.Buttons.Contains(button) && (value is null || form.Fields.Any(field => field.Value == value)));

    [GeneratedRegex("""<form[^>]* method="post" action="(?<action>[^"]*)"[^>]*>(?<body>.*?)</form>""", RegexOptions.Singleline)]
    private static partial Regex Form();

    [GeneratedRegex("""<input type="hidden" name="(?<name>[^"]*)" value="(?<value>[^"]*)">""")]
    private static partial Regex Hidden();

    [GeneratedRegex("<button[^>]*>(?<text>[^<]*)</button>")]
    private static partial Regex Button();
}
