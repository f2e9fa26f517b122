using Djrill.Net.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Inbox;

/// <summary>Measures the inbox every 15 seconds, for the metrics and the health check.</summary>
internal sealed class InboxMonitor(InboxContext inbox, MandrillInbox administration)
{
    private const string DeadCondition = "inbox-dead-letters";
    private const string PauseCondition = "inbox-paused:";
    private const string WorkerCondition = "inbox-worker";

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(15);

    private readonly CancellationTokenSource _stopping = CancellationTokenSource.CreateLinkedTokenSource(inbox.Stop.Stopping);
    private Task _running = Task.CompletedTask;
    private bool _hadNoWorker;
    private IReadOnlyList<string> _paused = [];

    public void Start() => _running = Task.Run(RunAsync);

    public async Task StopAsync()
    {
        await _stopping.CancelAsync();
        await _running;
    }

    /// <summary>Measures once.</summary>
    public async Task MeasureAsync(CancellationToken cancellationToken)
    {
        var counts = await administration.GetCountsAsync(cancellationToken);
        var measured = new InboxMeasurement(counts.Depth, counts.OldestDueAge ?? TimeSpan.Zero);
        inbox.Diagnostics.Inbox.Backlog = measured;
        if (inbox.Diagnostics.Health is { } health)
        {
            health.Inbox = measured;
            ReportDead(health, counts.DeadLastDay);
            ReportPauses(health, counts.PausedHandlers);
            ReportWorkers(health, counts, await inbox.HasRecipientsAsync());
        }
    }

    private async Task RunAsync()
    {
        while (!_stopping.IsCancellationRequested)
        {
            try
            {
                await MeasureAsync(_stopping.Token);
            }
            catch (Exception)
            {
                // Storing and working report a store that cannot be reached.
            }

            await Task.Delay(Interval, inbox.Time, _stopping.Token).ConfigureAwait(ConfigureAwaitOptions.SuppressThrowing);
        }
    }

    /// <summary>Reports each paused handler, and clears those that were resumed since.</summary>
    private void ReportPauses(WebhookHealth health, IReadOnlyList<MandrillPausedHandler> paused)
    {
        foreach (var resumed in _paused.Except(paused.Select(static handler => handler.Handler)))
        {
            health.Clear(PauseCondition + resumed);
        }

        _paused = [.. paused.Select(static handler => handler.Handler)];
        foreach (var handler in paused)
        {
            health.Report(
                PauseCondition + handler.Handler,
                HealthStatus.Degraded,
                FormattableString.Invariant($"The handler '{handler.Handler}' is paused since {handler.PausedAt:u}."));
        }
    }

    private static void ReportDead(WebhookHealth health, long count)
    {
        if (count > 0)
        {
            health.Report(
                DeadCondition,
                HealthStatus.Degraded,
                FormattableString.Invariant($"The inbox has {count} dead letters of the last 24 hours. Mend the handler and replay them."));
        }
        else
        {
            health.Clear(DeadCondition);
        }
    }

    /// <summary>Reports a missing heartbeat at the second measurement, because a worker that has just started has none.</summary>
    private void ReportWorkers(WebhookHealth health, MandrillInboxCounts counts, bool hasRecipients)
    {
        var hasNoWorker = counts.Workers.Count == 0
            && ((inbox.Options.IsWorkerEnabled && hasRecipients) || counts.EndedWorkers > 0);
        if (hasNoWorker && _hadNoWorker)
        {
            health.Report(
                WorkerCondition,
                HealthStatus.Unhealthy,
                "No worker of the inbox has renewed its lease. Events are stored, and no handler is called.");
        }
        else
        {
            health.Clear(WorkerCondition);
        }

        _hadNoWorker = hasNoWorker;
    }
}
