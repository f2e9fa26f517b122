using Microsoft.AspNetCore.Html;

namespace Djrill.Net.Inspector;

/// <summary>Shows how many events an action would change, and asks before it is done.</summary>
internal static class ReviewPage
{
    public static async Task<InspectorAnswer> RunAsync(InspectorRequest request)
    {
        var (selected, problem) = SelectedEvents.Read(request.Form);
        if (selected is null)
        {
            return InspectorAnswer.BadRequest(request, problem!); // Not null: one of the two is.
        }

        if (request.Form["do"] is not [("replay" or "delete") and var action])
        {
            return InspectorAnswer.BadRequest(request, "'do' is neither 'replay' nor 'delete'.");
        }

        var count = await CountAsync(request, selected, action == "replay");
        var title = action == "replay" ? "Replay events" : "Delete events";
        return InspectorAnswer.Page(request, title, count == 0
            ? Html.Of($"<p>{(action == "replay" ? "There is nothing to replay: the selected events are gone, or are pending." : "None of the selected events is left.")}</p>{Back(request, selected)}")
            : Question(request, selected, action!, count));
    }

    private static IHtmlContent Question(InspectorRequest request, SelectedEvents selected, string action, long count)
    {
        var events = $"{Parts.Number(count)} {(count == 1 ? "event" : "events")}";
        var (verb, what) = action == "replay"
            ? ("Replay", $"{events} will be replayed. The handlers that failed are called again; for events that are handled, all handlers.")
            : ("Delete", $"{events} will be deleted. This cannot be undone.");
        var danger = Html.If(action == "delete", static () => $" class=\"danger\"");
        return Html.Of($"""
            <p>{what}</p>
            <form method="post" action="{request.Url(action)}">{ActionForm.Token(request)}{Html.ForEach(
                selected.Fields, static field => $"<input type=\"hidden\" name=\"{field.Name}\" value=\"{field.Value}\">")}
            <div class="buttons"><button{danger}>{verb} {Parts.Number(count)}</button></div></form>
            {Back(request, selected)}
            """);
    }

    private static IHtmlContent Back(InspectorRequest request, SelectedEvents selected) =>
        Html.Of($"<p><a href=\"{request.Url(selected.Back)}\">Back, without a change</a></p>");

    private static async Task<long> CountAsync(InspectorRequest request, SelectedEvents selected, bool isReplay)
    {
        if (selected is { Group: { } group, Ids: null })
        {
            var groups = await request.Inbox.GetFailureGroupsAsync(request.Cancelled);
            return groups.FirstOrDefault(known => known.Id == group)?.Count ?? 0;
        }

        var query = new MandrillInboxQuery { Ids = selected.Ids, FailureGroup = selected.Group, PageSize = SelectedEvents.MaxIds };
        var page = await request.Inbox.ListAsync(query, request.Cancelled);

        // A pending event is called soon, and a replay leaves it as it is.
        return page.Entries.Count(entry => !isReplay || entry.State is not (MandrillInboxState.Pending or MandrillInboxState.Running));
    }
}
