namespace Djrill.Net.Inspector;

/// <summary>Does something with the selected events, logs who did it, and returns to the page.</summary>
internal static class SelectionAction
{
    public static async Task<InspectorAnswer> RunAsync(InspectorRequest request, string word, Func<MandrillInboxQuery, Task<long>> change)
    {
        var (selected, problem) = SelectedEvents.Read(request.Form);
        if (selected is null)
        {
            return InspectorAnswer.BadRequest(request, problem!); // Not null: one of the two is.
        }

        var count = await LoggedAction.RunAsync(request, word, selected.Target, () => change(selected.Query));

        // The page of an event that was deleted is gone.
        var back = word == "deleted" && selected.Back.StartsWith("events/", StringComparison.Ordinal) ? "events" : selected.Back;
        return InspectorAnswer.SeeOther(Notice.AddTo(request.Url(back), word, count));
    }
}
