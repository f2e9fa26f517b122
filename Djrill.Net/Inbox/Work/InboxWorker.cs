using Djrill.Net.Diagnostics;

namespace Djrill.Net.Inbox;

/// <summary>Works the inbox in the background: leases lanes, calls the recipients, and writes the outcomes.</summary>
internal sealed class InboxWorker(InboxContext inbox, StoreHealth health) : IRunningEvents
{
    private readonly CancellationTokenSource _stopping = CancellationTokenSource.CreateLinkedTokenSource(inbox.Stop.Stopping);
    private readonly RecipientNames _recipients = new(inbox.Recipients);
    private readonly NoRecipientAlert _alert = new(inbox.Diagnostics);
    private Task _running = Task.CompletedTask;
    private string? _problem;
    private volatile WorkerTenure? _tenure;

    public int Count => _tenure?.Load.Count ?? 0;

    public IReadOnlyCollection<long> Ids => [.. (_tenure?.Load.GetBegun() ?? []).Select(static call => call.EventId)];

    public bool IsRunning(long id) => _tenure?.Load.Contains(id) is true;

    public void Start() => _running = Task.Run(RunAsync);

    /// <summary>Begins nothing new, waits for running calls, and releases the lanes.</summary>
    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _running;
        inbox.Stores.Claim?.Dispose();
    }

    private async Task RunAsync()
    {
        // A recipient may subscribe during a call. The subscription belongs to the host's scope.
        Delivery.SignalScope.Current = inbox.Recipients.Signals;
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await inbox.Stores.Events.OpenAsync(_stopping.Token);

                // Without a recipient, the worker takes no lanes: other workers may have one. No event ends as ignored before a subscription.
                var hasRecipients = await inbox.HasRecipientsAsync();
                _alert.Update(hasRecipients);
                if (hasRecipients && inbox.Stores.Claim?.TryTake() is not false)
                {
                    await RunTenureAsync();
                    continue;
                }
            }
            catch (InboxConfigurationException exception)
            {
                Report(exception.Message);
            }
            catch (Exception exception) when (!_stopping.IsCancellationRequested)
            {
                health.Failed(exception);
            }
            catch (Exception)
            {
                return;
            }

            await Task.Delay(inbox.Options.PollInterval, inbox.Time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Logs a problem once, although each attempt finds it.</summary>
    private void Report(string problem)
    {
        if (problem != _problem)
        {
            _problem = problem;
            inbox.Diagnostics.For("").Log.InboxMisconfigured(problem);
        }
    }

    /// <summary>Works until the host stops, the lease is lost, or there is no recipient any more.</summary>
    private async Task RunTenureAsync()
    {
        inbox.Pauses.Reset();
        using var tenure = new WorkerTenure(inbox.Time, inbox.Options.LeaseDuration, canExpire: inbox.Stores.Claim is null);
        var lease = new WorkerLease(inbox, tenure, health);
        try
        {
            await lease.BeginAsync(_stopping.Token);
        }
        catch (Exception)
        {
            await lease.EndAsync(); // A row that stays would count as a worker until its lease ends.
            throw;
        }

        _tenure = tenure;
        var work = new TenureWork(inbox, tenure, health, _recipients, this);
        work.Start(_stopping.Token);
        try
        {
            await lease.RunAsync(_stopping.Token);
        }
        finally
        {
            _tenure = null;
            await work.EndAsync();
            if (tenure.Lost.IsCancellationRequested)
            {
                inbox.Diagnostics.For("").Log.LeaseLost();
            }
            else
            {
                await lease.EndAsync();
            }
        }
    }
}
