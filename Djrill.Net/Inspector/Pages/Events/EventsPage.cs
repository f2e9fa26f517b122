using Djrill.Net.Inbox;
using Microsoft.AspNetCore.Html;

namespace Djrill.Net.Inspector;

/// <summary>The list of events, newest first.</summary>
internal static class EventsPage
{
    public static async Task<InspectorAnswer> RunAsync(InspectorRequest request)
    {
        if (request.Query("q") is { } text && text.Trim().Length > 0)
        {
            return InspectorAnswer.SeeOther(request.Url(await EventsSearch.FindAsync(request, text)));
        }

        var (filter, problem) = EventsFilter.Read(request);
        if (filter is null)
        {
            return InspectorAnswer.BadRequest(request, problem!); // Not null: one of the two is.
        }

        if (!IsPosition(filter.Query.After))
        {
            return InspectorAnswer.BadRequest(request, "'after' is not the position of a page. Open the list without it.");
        }

        var page = await request.Inbox.ListAsync(filter.Query, request.Cancelled);
        return InspectorAnswer.Page(request, "Events", Html.Join(Search(request), EventsForm.Of(request, filter), List(request, filter, page)));
    }

    private static bool IsPosition(string? after)
    {
        try
        {
            PagePosition.Parse(after);
            return true;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }

    private static IHtmlContent Search(InspectorRequest request) => Html.Of($"""
        <form class="search" method="get" action="{request.Url("events")}" role="search"><label for="q">Id, key, message id or address</label>
        <input id="q" name="q" maxlength="500" autocomplete="off" spellcheck="false"><button>Find</button></form>

        """);

    private static IHtmlContent List(InspectorRequest request, EventsFilter filter, MandrillInboxPage page)
    {
        var table = EventsTable.Of(request, page.Entries, request.CanAct);
        var isFirst = filter.Query.After is null;
        var content = page.Entries.Count == 0 ? Html.Of($"<p>No event matches.</p>") : table;
        var live = isFirst ? Html.Of($" data-live") : Html.Empty;
        return Html.Of($"""
            <div id="events"{live}>{(request.CanAct && page.Entries.Count > 0 ? Selection(request, filter, content) : content)}
            <nav class="pager" aria-label="Pages of the list">{Html.If(!isFirst, () => $"<a href=\"{request.Url(filter.Path(null))}\">Newest</a>")}{Html.If(
                page.After is not null, () => $"<a rel=\"next\" href=\"{request.Url(filter.Path(page.After))}\">Older</a>")}</nav></div>
            """);
    }

    private static IHtmlContent Selection(InspectorRequest request, EventsFilter filter, IHtmlContent table) => Html.Of($"""
        <form method="post" action="{request.Url("review")}">{ActionForm.Token(request)}<input type="hidden" name="back" value="{filter.Path(filter.Query.After)}">
        {table}
        <div class="buttons"><button name="do" value="replay">Replay selected…</button> <button name="do" value="delete" class="danger">Delete selected…</button></div></form>
        """);
}
