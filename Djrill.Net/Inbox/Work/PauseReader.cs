namespace Djrill.Net.Inbox;

/// <summary>Reads the table <c>pauses</c> twice in each 'PollInterval', so that a pause holds in each process within one.</summary>
internal sealed class PauseReader(InboxContext inbox, StoreHealth health) : IDisposable
{
    private readonly SemaphoreSlim _turn = new(1, 1); // An older read must not replace a later one.

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            await Task.Delay(inbox.Options.PollInterval / 2, inbox.Time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
            try
            {
                await ReadAsync(stopping);
            }
            catch (Exception exception) when (!stopping.IsCancellationRequested)
            {
                health.Failed(exception);
            }
            catch (Exception)
            {
                return; // The worker stops.
            }
        }
    }

    /// <summary>Reads the table if something was said to have changed.</summary>
    public Task ReadIfStaleAsync(CancellationToken cancellationToken) =>
        inbox.Pauses.IsStale ? ReadAsync(cancellationToken) : Task.CompletedTask;

    public void Dispose() => _turn.Dispose();

    private async Task ReadAsync(CancellationToken cancellationToken)
    {
        await _turn.WaitAsync(cancellationToken);
        try
        {
            var began = inbox.Pauses.BeginRead();
            inbox.Pauses.EndRead(began, await inbox.Stores.Work.ReadPausesAsync(cancellationToken));
            if (inbox.Pauses.Resumed.Count > 0)
            {
                inbox.Signal.Wake();
            }
        }
        finally
        {
            _turn.Release();
        }
    }
}
