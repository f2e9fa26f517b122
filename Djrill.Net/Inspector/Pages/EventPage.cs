namespace Djrill.Net.Inspector;

/// <summary>One event.</summary>
internal static class EventPage
{
    public static Task<InspectorAnswer> RunAsync(InspectorRequest request) => Task.FromResult(InspectorAnswer.Page(request, "Event", Html.Empty));
}
