using Microsoft.AspNetCore.Html;

namespace Djrill.Net.Inspector;

/// <summary>The dead letters, grouped by failure, and the handlers that can be paused.</summary>
internal static class DeadLettersPage
{
    private const int MaxGroups = 60;

    public static async Task<InspectorAnswer> RunAsync(InspectorRequest request)
    {
        var groups = await request.Inbox.GetFailureGroupsAsync(request.Cancelled);
        return InspectorAnswer.Page(request, "Dead letters", Html.Join(Groups(request, groups), await HandlersList.OfAsync(request)));
    }

    private static IHtmlContent Groups(InspectorRequest request, IReadOnlyList<MandrillFailureGroup> groups)
    {
        var content = groups.Count == 0
            ? Html.Of($"<p>There is no dead letter.</p>")
            : Html.ForEach(groups.Take(MaxGroups), group => $"{Group(request, group)}");
        return Html.Of($"""
            <section id="groups" data-live aria-labelledby="groups-title"><h2 id="groups-title">Failures</h2>
            {content}{Html.If(groups.Count > MaxGroups, () => $"<p>And {groups.Count - MaxGroups} more groups.</p>")}</section>

            """);
    }

    private static IHtmlContent Group(InspectorRequest request, MandrillFailureGroup group)
    {
        var facts = new Facts().Add("Error", group.ErrorType).Add("Method", group.ErrorFrame)
            .Add("Events", Html.Of($"<a href=\"{request.Url($"events?state=Dead&group={Uri.EscapeDataString(group.Id)}")}\">{Parts.Number(group.Count)}</a>"))
            .Add("Oldest", group.Oldest).Add("Newest", group.Newest);
        return Html.Of($"""
            <article class="failure"><h3>{Parts.Text(group.Handler)}</h3>
            {facts.ToHtml()}<div class="buttons">{Button(request, group, "replay", "Replay…")}{Button(request, group, "delete", "Delete…")}</div></article>

            """);
    }

    private static IHtmlContent Button(InspectorRequest request, MandrillFailureGroup group, string action, string text) =>
        ActionForm.Button(request, "review", text, ("group", group.Id), ("do", action), ("back", "dead"));
}
