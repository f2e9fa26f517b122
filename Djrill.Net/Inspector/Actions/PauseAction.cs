namespace Djrill.Net.Inspector;

/// <summary>Pauses and resumes a handler.</summary>
internal static class PauseAction
{
    private const int MaxName = 500;

    public static Task<InspectorAnswer> PauseAsync(InspectorRequest request) =>
        RunAsync(request, "paused", handler => request.Inbox.PauseAsync(handler, request.User, request.Stopping));

    public static Task<InspectorAnswer> ResumeAsync(InspectorRequest request) =>
        RunAsync(request, "resumed", handler => request.Inbox.ResumeAsync(handler, request.Stopping));

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

        var isChanged = await LoggedAction.RunAsync(
            request, word, $"handler '{ShownText.Of(handler)}'", async () => await change(handler) ? 1 : 0) == 1;
        return InspectorAnswer.SeeOther(Notice.AddTo(request.Url(back), isChanged ? word : "unchanged"));
    }
}
