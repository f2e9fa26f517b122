using Microsoft.AspNetCore.Html;

namespace Djrill.Net.Inspector;

/// <summary>Makes HTML. The holes of a text are encoded when the page is written; only the constants around them are HTML.</summary>
internal static class Html
{
    public static readonly IHtmlContent Empty = HtmlString.Empty;

    public static IHtmlContent Of(FormattableString text) => new HtmlFormattableString(text.Format, text.GetArguments());

    public static IHtmlContent Join(params IEnumerable<IHtmlContent> parts)
    {
        var builder = new HtmlContentBuilder();
        foreach (var part in parts)
        {
            builder.AppendHtml(part);
        }

        return builder;
    }

    /// <summary>Makes a part for each item.</summary>
    public static IHtmlContent ForEach<T>(IEnumerable<T> items, Func<T, FormattableString> part) =>
        Join(items.Select(item => Of(part(item))));

    public static IHtmlContent If(bool condition, Func<FormattableString> part) => condition ? Of(part()) : Empty;
}
