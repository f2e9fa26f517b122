namespace Djrill.Net.Inspector;

/// <summary>Replays events.</summary>
internal static class ReplayAction
{
    public static Task<InspectorAnswer> RunAsync(InspectorRequest request) => Task.FromResult(InspectorAnswer.Page(request, "Replay", Html.Empty));
}
