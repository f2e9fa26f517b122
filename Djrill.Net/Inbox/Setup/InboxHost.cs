using Djrill.Net.Diagnostics;

namespace Djrill.Net.Inbox;

/// <summary>The inbox of a host: its sink, its worker and its administration.</summary>
internal sealed class InboxHost : IAsyncDisposable
{
    private readonly InboxContext _context;
    private readonly InboxWorker _worker;
    private readonly StoreHealth _health;
    private readonly InboxMonitor _monitor;

    public InboxHost(InboxContext context)
    {
        _context = context;
        _health = new(context.Diagnostics, context.Time, "storing");
        _worker = new(context, new(context.Diagnostics, context.Time, "working"));
        Sink = new(context, _health);
        Administration = new SqlInbox(context.Stores.Engine, context.Stores.Events, _worker, new ProcessHandlers(context));
        _monitor = new(context, Administration);
    }

    public InboxSink Sink { get; }

    public MandrillInbox Administration { get; }

    /// <summary>Opens the store, and starts the worker. A store that cannot be reached does not stop the start.</summary>
    /// <exception cref="InboxConfigurationException">The tables belong to another application, or are missing.</exception>
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        if (_context.Stores.Engine is SqliteEngine sqlite)
        {
            _context.Diagnostics.For("").Log.InboxFile(sqlite.Path);
        }

        await RecipientNames.CheckAsync(_context.Recipients);
        try
        {
            using var limit = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
            limit.CancelAfter(_context.Options.StoreTimeout);
            await _context.Stores.Events.OpenAsync(limit.Token);
        }
        catch (Exception exception) when (exception is not InboxConfigurationException && !cancellationToken.IsCancellationRequested)
        {
            _health.Failed(exception);
        }

        _monitor.Start();
        if (_context.Options.IsWorkerEnabled)
        {
            _worker.Start();
        }
    }

    /// <summary>Begins nothing new, waits for running calls, and releases the lanes.</summary>
    public async Task StopAsync()
    {
        await _monitor.StopAsync();
        await _worker.StopAsync();
    }

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await _context.Stores.DisposeAsync();
    }
}
