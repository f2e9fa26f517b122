namespace Djrill.Net.Inspector;

/// <summary>The list of events.</summary>
internal static class EventsPage
{
    public static Task<InspectorAnswer> RunAsync(InspectorRequest request) => Task.FromResult(InspectorAnswer.Page(request, "Events", Html.Empty));
}
