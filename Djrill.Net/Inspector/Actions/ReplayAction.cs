namespace Djrill.Net.Inspector;

/// <summary>Replays events.</summary>
internal static class ReplayAction
{
    public static Task<InspectorAnswer> RunAsync(InspectorRequest request) =>
        SelectionAction.RunAsync(request, "replayed", query => request.Inbox.ReplayAsync(query, request.Stopping));
}
