using Djrill.Net.Diagnostics;

namespace Djrill.Net.Inspector;

/// <summary>Pauses and resumes a handler.</summary>
internal static class PauseAction
{
    private const int MaxName = 500;

    public static Task<InspectorAnswer> PauseAsync(InspectorRequest request) =>
        RunAsync(request, "paused", handler => request.Inbox.PauseAsync(handler, request.User, request.Cancelled));

    public static Task<InspectorAnswer> ResumeAsync(InspectorRequest request) =>
        RunAsync(request, "resumed", handler => request.Inbox.ResumeAsync(handler, request.Cancelled));

    private static async Task<InspectorAnswer> RunAsync(InspectorRequest request, string word, Func<string, Task<bool>> change)
    {
        if (request.Form["handler"] is not [{ Length: <= MaxName } handler] || string.IsNullOrWhiteSpace(handler))
        {
            return InspectorAnswer.BadRequest(request, "'handler' is missing or too long.");
        }

        if (BackPath.Of(request.Form["back"]) is not { } back)
        {
            return InspectorAnswer.BadRequest(request, "'back' is no page of the inspector.");
        }

        var isChanged = await change(handler);
        request.Host.Log.InspectorAction(request.User, word, isChanged ? 1 : 0);
        return InspectorAnswer.SeeOther(Notice.AddTo(request.Url(back), isChanged ? word : "unchanged"));
    }
}
