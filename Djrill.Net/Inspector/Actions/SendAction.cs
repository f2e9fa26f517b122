namespace Djrill.Net.Inspector;

/// <summary>Posts test events to the application's own webhook.</summary>
internal static class SendAction
{
    public static Task<InspectorAnswer> RunAsync(InspectorRequest request) => Task.FromResult(InspectorAnswer.Page(request, "Send", Html.Empty));
}
