namespace Djrill.Net.Inbox;

/// <summary>Stores batches. See docs/inbox-protocol.md, statement S1.</summary>
internal interface IEventStore
{
    /// <summary>
    /// Connects, creates the tables if needed, and checks who owns them. Does nothing after the first success.
    /// </summary>
    /// <exception cref="InboxConfigurationException">The settings or the owner of the tables are wrong. Retrying is useless.</exception>
    /// <exception cref="System.Data.Common.DbException">The store cannot be reached.</exception>
    public Task OpenAsync(CancellationToken cancellationToken);

    /// <summary>Stores a batch in one transaction that is synced to disk before the method returns.</summary>
    /// <returns>The number of events that were new.</returns>
    public Task<int> StoreAsync(InboxBatch batch, CancellationToken cancellationToken);
}
