using Microsoft.AspNetCore.Html;

namespace Djrill.Net.Inspector;

/// <summary>The JSON of an event as a tree, to copy, and to download.</summary>
internal static class JsonView
{
    public static IHtmlContent Of(InspectorRequest request, MandrillInboxEvent found, TextBudget budget)
    {
        var download = request.Mask.IsOn
            ? Html.Empty
            : Html.Of($"""
                <div class="buttons"><a href="{request.Url($"events/{found.Entry.Id}/json")}" download>Download JSON</a> <button type="button" data-copy-url="{request.Url($"events/{found.Entry.Id}/json")}" hidden>Copy JSON</button></div>
                """);
        return Html.Of($"""
            <section aria-labelledby="json-title"><h2 id="json-title">JSON</h2>
            {download}<div class="json">{new JsonTree(request.Mask, budget).Of(found.Event.Data)}</div></section>

            """);
    }
}
