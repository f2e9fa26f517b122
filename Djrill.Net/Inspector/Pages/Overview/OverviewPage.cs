using Microsoft.AspNetCore.Html;

namespace Djrill.Net.Inspector;

/// <summary>The first page: what arrives, what waits, what failed, and what was refused.</summary>
internal static class OverviewPage
{
    private const int MaxPaused = 20;

    public static async Task<InspectorAnswer> RunAsync(InspectorRequest request)
    {
        var counts = await request.Inbox.GetCountsAsync(request.Cancelled);
        var hours = await request.Host.Hours.GetAsync(request.Now, request.Cancelled);
        return InspectorAnswer.Page(request, "Overview", Html.Join(
            Counts(request, counts), await HealthView.OfAsync(request), HoursChart.Of(hours, request.Now), WorkersView.Of(counts), RefusalsView.Of(request)));
    }

    private static IHtmlContent Counts(InspectorRequest request, MandrillInboxCounts counts)
    {
        var facts = new Facts()
            .Add("Backlog", Html.Of($"{Parts.Number(counts.Depth)}"))
            .Add("Oldest due", Html.Of($"{(counts.OldestDueAge is { } age ? Parts.Duration(age) : "-")}"))
            .Add("Running here", Html.Of($"{Parts.Number(counts.Running)}"))
            .Add("Retrying", Html.Of($"<a href=\"{request.Url("events?state=Retrying")}\">{Parts.Number(counts.Retrying)}</a>"))
            .Add("Dead letters", Html.Of($"<a href=\"{request.Url("dead")}\">{Parts.Number(counts.Dead)}</a> ({Parts.Number(counts.DeadLastDay)} in 24 hours)"))
            .Add("Waiting for a paused handler", counts.Paused == 0 ? null : Html.Of($"{Parts.Number(counts.Paused)}"))
            .Add("Paused handlers", Paused(counts.PausedHandlers))
            .Add("Last event", Parts.Time(counts.LastReceivedAt));
        return Html.Of($"""
            <section id="counts" data-live aria-labelledby="counts-title"><h2 id="counts-title">Now</h2>
            {facts.ToHtml()}</section>

            """);
    }

    private static IHtmlContent? Paused(IReadOnlyList<MandrillPausedHandler> handlers) => handlers.Count == 0
        ? null
        : Html.Of($"{Html.ForEach(handlers.Take(MaxPaused), static handler => $"{Parts.Text(handler.Handler)} ")}{Html.If(
            handlers.Count > MaxPaused, () => $"and {handlers.Count - MaxPaused} more")}");
}
