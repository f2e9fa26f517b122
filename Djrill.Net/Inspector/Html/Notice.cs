using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace Djrill.Net.Inspector;

/// <summary>The sentence that a page shows after an action. The query holds a word of the list and a number, so that a link cannot bring a text of its own.</summary>
internal static class Notice
{
    private const string Word = "done";
    private const string Number = "count";

    private static readonly Dictionary<string, string> Sentences = new(StringComparer.Ordinal)
    {
        ["replayed"] = "Events that are replayed: {0}.",
        ["deleted"] = "Events that were deleted: {0}.",
        ["paused"] = "The handler is paused. A call that has begun goes on.",
        ["resumed"] = "The handler is resumed.",
        ["unchanged"] = "Nothing was to be done.",
        ["sent"] = "Events that were sent: {0}.",
    };

    /// <summary>Adds a notice to the URL of a page.</summary>
    public static string AddTo(string url, string word, long count = 0) => string.Create(
        CultureInfo.InvariantCulture, $"{url}{(url.Contains('?', StringComparison.Ordinal) ? '&' : '?')}{Word}={word}&{Number}={count}");

    public static IHtmlContent Of(InspectorRequest request) =>
        Sentences.TryGetValue(request.Query(Word) ?? "", out var sentence)
        && long.TryParse(request.Query(Number), NumberStyles.None, CultureInfo.InvariantCulture, out var count)
            ? Html.Of($"<p class=\"notice\" role=\"status\">{string.Format(CultureInfo.InvariantCulture, sentence, Parts.Number(count))}</p>\n")
            : Html.Empty;
}
