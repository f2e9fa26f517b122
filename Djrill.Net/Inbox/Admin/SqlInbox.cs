namespace Djrill.Net.Inbox;

/// <summary>The administration of the inbox in a database.</summary>
/// <param name="engine">The engine.</param>
/// <param name="store">Creates the tables, or checks them, before the first statement.</param>
/// <param name="running">The events that this process is working on.</param>
/// <param name="handlers">The handlers of this process.</param>
internal sealed class SqlInbox(SqlEngine engine, IEventStore store, IRunningEvents running, IHandlerNames handlers) : MandrillInbox
{
    private const int MaxPageSize = 500;

    private readonly EventPages _pages = new(engine);
    private readonly InboxPauses _pauses = new(engine, handlers);
    private readonly EntryReader _entries = new(running);
    private readonly InboxDeletion _deletion = new(engine);
    private readonly EventChunks _chunks = new(engine, new EventPages(engine));

    public override Task<MandrillInboxCounts> GetCountsAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(session => new InboxBacklog(engine, running).ReadAsync(session, cancellationToken), cancellationToken);

    public override async Task<IReadOnlyList<MandrillInboxHour>> GetHoursAsync(
        DateTimeOffset receivedFrom, CancellationToken cancellationToken = default) =>
        await ReadAsync(session => new InboxStatistics(engine).ReadHoursAsync(session, receivedFrom, cancellationToken), cancellationToken);

    public override Task<MandrillInboxPage> ListAsync(MandrillInboxQuery query, CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(query);
        ArgumentOutOfRangeException.ThrowIfLessThan(query.PageSize, 1, nameof(query.PageSize));
        ArgumentOutOfRangeException.ThrowIfGreaterThan(query.PageSize, MaxPageSize, nameof(query.PageSize));
        var before = PagePosition.Parse(query.After);
        return ReadAsync(session => ListAsync(session, query, before, cancellationToken), cancellationToken);
    }

    public override Task<MandrillInboxEvent?> FindAsync(long id, CancellationToken cancellationToken = default) =>
        ReadAsync(session => new EventDetails(engine, _entries).FindAsync(session, id, cancellationToken), cancellationToken);

    public override async Task<IReadOnlyList<MandrillFailureGroup>> GetFailureGroupsAsync(CancellationToken cancellationToken = default) =>
        await ReadAsync(session => new InboxStatistics(engine).ReadGroupsAsync(session, cancellationToken), cancellationToken);

    public override async Task<long> ReplayAsync(MandrillInboxQuery query, CancellationToken cancellationToken = default)
    {
        RequireCriterion(query);
        await store.OpenAsync(cancellationToken);
        return await new InboxReplay(engine, _chunks).RunAsync(query, cancellationToken);
    }

    public override async Task<long> DeleteAsync(MandrillInboxQuery query, CancellationToken cancellationToken = default)
    {
        RequireCriterion(query);
        await store.OpenAsync(cancellationToken);
        var filter = FilterOf(query);
        return await _chunks.ChangeAsync(
            filter, (session, ids) => _deletion.DeleteAsync(session, ids, filter, cancellationToken), cancellationToken);
    }

    public override async Task<long> EraseAsync(string emailAddress, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(emailAddress);
        await store.OpenAsync(cancellationToken);
        return await new InboxErasure(engine, _chunks, _deletion).RunAsync(emailAddress, cancellationToken);
    }

    public override Task<IReadOnlyList<string>> GetHandlersAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(session => _pauses.ListNamesAsync(session, cancellationToken), cancellationToken);

    public override Task<IReadOnlyList<MandrillPausedHandler>> GetPausedHandlersAsync(CancellationToken cancellationToken = default) =>
        ReadAsync(session => _pauses.ListAsync(session, cancellationToken), cancellationToken);

    public override async Task<bool> PauseAsync(
        string handler, string? pausedBy = null, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(handler);
        await store.OpenAsync(cancellationToken);
        return await _pauses.PauseAsync(handler, pausedBy, cancellationToken);
    }

    public override async Task<bool> ResumeAsync(string handler, CancellationToken cancellationToken = default)
    {
        ArgumentException.ThrowIfNullOrWhiteSpace(handler);
        await store.OpenAsync(cancellationToken);
        return await _pauses.ResumeAsync(handler, cancellationToken);
    }

    private static void RequireCriterion(MandrillInboxQuery query)
    {
        ArgumentNullException.ThrowIfNull(query);
        if (!query.HasCriterion)
        {
            throw new ArgumentException(
                $"The query has no criterion, so it would select every event. Set at least one, such as '{nameof(query.Ids)}' or "
                + $"'{nameof(query.State)}'.", nameof(query));
        }
    }

    private EventFilter FilterOf(MandrillInboxQuery query) =>
        new(engine, query, new DeliveryFilter(engine.Tables, DeliveryFilter.ScopeOf(query), query), running.Ids);

    private async Task<MandrillInboxPage> ListAsync(
        SqlSession session, MandrillInboxQuery query, long before, CancellationToken cancellationToken)
    {
        // One more than the page has, to know whether there is a next one.
        var entries = await _pages.ReadAsync(
            session, EntryReader.Columns, _entries.Read, FilterOf(query), before, query.PageSize + 1, cancellationToken);
        var page = entries.Take(query.PageSize).ToList();
        return new() { Entries = page, After = entries.Count > page.Count ? PagePosition.Format(page[^1].Id) : null };
    }

    private async Task<T> ReadAsync<T>(Func<SqlSession, Task<T>> read, CancellationToken cancellationToken)
    {
        await store.OpenAsync(cancellationToken);
        await using var session = await engine.OpenAsync(SqlAccess.Read, cancellationToken);
        return await read(session);
    }
}
