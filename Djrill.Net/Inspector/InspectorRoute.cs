namespace Djrill.Net.Inspector;

/// <summary>A path of the inspector.</summary>
/// <param name="Pattern">The route below the path of the overview.</param>
/// <param name="Page">Answers GET and HEAD. Null for a path that is an action only.</param>
/// <param name="Action">Answers POST. Null for a page.</param>
internal sealed record InspectorRoute(
    string Pattern,
    Func<InspectorRequest, Task<InspectorAnswer>>? Page,
    Func<InspectorRequest, Task<InspectorAnswer>>? Action = null)
{
    /// <summary>All paths. This is the only list.</summary>
    public static readonly IReadOnlyList<InspectorRoute> All =
    [
        new("", OverviewPage.RunAsync),
        new("events", EventsPage.RunAsync),
        new("events/{id}", EventPage.RunAsync),
        new("events/{id}/json", EventFiles.JsonAsync),
        new("events/{id}/source", EventFiles.SourceAsync),
        new("events/{id}/html", EventFiles.HtmlAsync),
        new("events/{id}/attachments/{index}", EventFiles.AttachmentAsync),
        new("events/{id}/images/{index}", EventFiles.ImageAsync),
        new("dead", DeadLettersPage.RunAsync),
        new("review", null, ReviewPage.RunAsync),
        new("replay", null, ReplayAction.RunAsync),
        new("delete", null, DeleteAction.RunAsync),
        new("pause", null, PauseAction.PauseAsync),
        new("resume", null, PauseAction.ResumeAsync),
        new("send", SendPage.RunAsync, SendAction.RunAsync),
        new("live", LiveFeed.RunAsync),
        new("assets/{name}", InspectorAssets.RunAsync),
    ];

    /// <summary>Gets the number of segments of the route.</summary>
    public int Depth { get; } = Pattern.Length == 0 ? 0 : Pattern.Split('/').Length;
}
