namespace Djrill.Net.Inbox;

/// <summary>Removes events that are past their retention, once an hour. The worker that holds the first lane does it for all.</summary>
internal sealed class Housekeeping(InboxContext inbox, WorkerTenure tenure, StoreHealth health)
{
    private const int FirstLane = 0;

    private static readonly TimeSpan Interval = TimeSpan.FromHours(1);

    private readonly SqlRetention _retention = new(
        inbox.Stores.Engine, inbox.Options.Retention, inbox.Options.DeadLetterRetention);

    public async Task RunAsync(CancellationToken stopping)
    {
        while (!stopping.IsCancellationRequested)
        {
            await RemoveAsync(stopping);
            await Task.Delay(Interval, inbox.Time, stopping).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    private async Task RemoveAsync(CancellationToken stopping)
    {
        try
        {
            if (tenure.Lanes.Holds(FirstLane))
            {
                await _retention.RemoveAsync(stopping);
            }
        }
        catch (Exception exception) when (!stopping.IsCancellationRequested)
        {
            health.Failed(exception);
        }
        catch (Exception)
        {
            // The worker stops.
        }
    }
}
