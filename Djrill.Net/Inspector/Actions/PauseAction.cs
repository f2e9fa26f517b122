namespace Djrill.Net.Inspector;

/// <summary>Pauses and resumes a handler.</summary>
internal static class PauseAction
{
    public static Task<InspectorAnswer> PauseAsync(InspectorRequest request) => Task.FromResult(InspectorAnswer.Page(request, "Pause", Html.Empty));

    public static Task<InspectorAnswer> ResumeAsync(InspectorRequest request) => Task.FromResult(InspectorAnswer.Page(request, "Resume", Html.Empty));
}
