namespace Djrill.Net.Inbox;

/// <summary>The stores of one database.</summary>
/// <param name="Claim">Claims the right to work, for an engine with one worker. Null where any number of processes may work.</param>
internal sealed record InboxStores(SqlEngine Engine, IEventStore Events, ILaneStore Lanes, IWorkStore Work, IWorkClaim? Claim)
    : IAsyncDisposable
{
    public async ValueTask DisposeAsync()
    {
        Claim?.Dispose();
        switch (Events)
        {
            case IAsyncDisposable store:
                await store.DisposeAsync();
                break;
            case IDisposable store:
                store.Dispose();
                break;
        }

        (Engine as IDisposable)?.Dispose();
    }
}
