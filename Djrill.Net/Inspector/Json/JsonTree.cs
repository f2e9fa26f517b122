using Microsoft.AspNetCore.Html;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Inspector;

/// <summary>Shows JSON as nested lists, within limits.</summary>
internal sealed class JsonTree(PayloadMask mask, TextBudget budget)
{
    private const int MaxDepth = 12;
    private const int MaxItems = 100;
    private const int MaxText = 400;
    private const int Markup = 80;

    // The words that say what an event is. With a mask every other text is hidden.
    private static readonly string[] ShownMembers = ["event", "type", "action", "state"];

    public IHtmlContent Of(JToken token, int depth = 0)
    {
        budget.TakeMarkup(Markup);
        return budget.IsEmpty ? Html.Of($"<span class=\"muted\">… (cut)</span>") : token switch
        {
            JContainer { Count: 0 } => Html.Of($"<code>{(token is JArray ? "[]" : "{}")}</code>"),
            JContainer container when depth == MaxDepth => Html.Of($"<span class=\"muted\">… ({container.Count} values, too deep)</span>"),
            JObject value => Container("object", value.Count, value.Properties().Take(MaxItems).Select(member => Member(member, depth)), depth),
            JArray value => Container("array", value.Count, value.Take(MaxItems).Select((item, index) => Item(item, index, depth)), depth),
            JValue value => Value(value),
            _ => Html.Empty,
        };
    }

    private IHtmlContent Container(string kind, int count, IEnumerable<IHtmlContent> items, int depth)
    {
        var list = Html.Of($"<ul>{Html.Join(items.TakeWhile(_ => !budget.IsEmpty))}{Html.If(count > MaxItems, () => $"<li class=\"muted\">… and {count - MaxItems} more</li>")}</ul>");
        return depth == 0 ? list : Html.Of($"<details{Html.If(depth == 1, static () => $" open")}><summary class=\"muted\">{kind} ({count})</summary>{list}</details>");
    }

    private IHtmlContent Member(JProperty member, int depth)
    {
        var name = mask.IsOn && IsContent(member) ? PayloadMask.Hidden : member.Name;
        return Html.Of($"<li><b><bdi>{budget.Take(name, MaxText)}</bdi></b>: {Of(member.Value, depth + 1)}</li>\n");
    }

    /// <summary>Returns whether the name of a member is itself a content, such as a file name or a key of the metadata.</summary>
    private static bool IsContent(JProperty member) =>
        member.Ancestors().OfType<JProperty>().Any(static parent => parent.Name is "metadata" or "attachments" or "images" or "headers")
        || !member.Name.All(static c => char.IsAsciiLetterOrDigit(c) || c is '_' or '-');

    private IHtmlContent Item(JToken item, int index, int depth) => Html.Of($"<li><b>{index}</b>: {Of(item, depth + 1)}</li>\n");

    private IHtmlContent Value(JValue token)
    {
        if (token.Type != JTokenType.String)
        {
            return mask.IsOn && IsFigure(token)
                ? Html.Of($"<span class=\"muted\">{PayloadMask.Hidden}</span>")
                : Html.Of($"<code>{budget.Take(token.ToString(Formatting.None), MaxText)}</code>");
        }

        var text = token.Value as string ?? "";
        return mask.IsOn && !IsShown(token)
            ? Html.Of($"<span class=\"muted\">(hidden text, {Parts.Number(text.Length)} characters)</span>")
            : Html.Of($"<code class=\"text\"><bdi>\"{budget.Take(text, MaxText, write: Escape)}\"</bdi></code>");
    }

    /// <summary>Returns whether a value is a number that could tell who a person is. Times are shown.</summary>
    private static bool IsFigure(JValue value) =>
        value.Type is JTokenType.Integer or JTokenType.Float && value.Parent is not JProperty { Name: "ts" };

    /// <summary>Writes line ends and tabs as JSON does.</summary>
    private static string Escape(string text) => text.Replace("\n", "\\n", StringComparison.Ordinal)
        .Replace("\r", "\\r", StringComparison.Ordinal).Replace("\t", "\\t", StringComparison.Ordinal);

    private static bool IsShown(JValue value) =>
        value.Parent is JProperty { Parent: JObject { Parent: null } } member && ShownMembers.Contains(member.Name)
        && value.Value is string text && !text.Contains('@', StringComparison.Ordinal);
}
