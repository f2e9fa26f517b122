namespace Djrill.Net.Inspector;

/// <summary>Sends test events, in Development only.</summary>
internal static class SendPage
{
    public static Task<InspectorAnswer> RunAsync(InspectorRequest request) => Task.FromResult(InspectorAnswer.Page(request, "Send", Html.Empty));
}
