using Microsoft.AspNetCore.Html;

namespace Djrill.Net.Inspector;

/// <summary>The frame of every page: head, navigation, notice, content.</summary>
internal static class Layout
{
    public static IHtmlContent Page(InspectorRequest request, string title, IHtmlContent content) => Html.Of($"""
        <!DOCTYPE html>
        <html lang="en">
        <head>
        <meta charset="utf-8">
        <meta name="viewport" content="width=device-width, initial-scale=1">
        <meta name="color-scheme" content="light dark">
        <title>{title} - Mandrill inspector</title>
        <link rel="stylesheet" href="{Asset(request, "inspector.css")}">
        <link rel="icon" href="{Asset(request, "icon.svg")}" type="image/svg+xml">
        <script src="{Asset(request, "inspector.js")}" defer></script>
        </head>
        <body data-live-url="{request.Url("live")}">
        <a class="skip" href="#content">Skip to content</a>
        <header><p class="brand">Mandrill inspector</p><nav aria-label="Pages"><ul>{Html.ForEach(Links(request), link => Link(request, link))}</ul></nav></header>
        <main id="content" tabindex="-1">
        <h1>{title}</h1>
        {Notice.Of(request)}{content}
        </main>
        <footer><p>Times are in UTC.{Html.If(!request.CanAct, static () => $" This page is read-only for you.")}{Html.If(
            request.Options.MaskPayloads, static () => $" Addresses and contents are hidden.")}</p></footer>
        </body>
        </html>
        """);

    private static IEnumerable<(string Path, string Text)> Links(InspectorRequest request) =>
    [
        ("", "Overview"), ("events", "Events"), ("dead", "Dead letters"),
        .. request.IsDevelopment ? [("send", "Send")] : Array.Empty<(string, string)>(),
    ];

    private static FormattableString Link(InspectorRequest request, (string Path, string Text) link) =>
        request.IsAt(link.Path)
            ? $"<li><a href=\"{request.Url(link.Path)}\" aria-current=\"page\">{link.Text}</a></li>"
            : (FormattableString)$"<li><a href=\"{request.Url(link.Path)}\">{link.Text}</a></li>";

    private static string Asset(InspectorRequest request, string name) => $"{request.Url($"assets/{name}")}?v={InspectorAssets.VersionOf(name)}";
}
