namespace Djrill.Net.Inspector;

/// <summary>Deletes events.</summary>
internal static class DeleteAction
{
    public static Task<InspectorAnswer> RunAsync(InspectorRequest request) =>
        SelectionAction.RunAsync(request, "deleted", query => request.Inbox.DeleteAsync(query, request.Stopping));
}
