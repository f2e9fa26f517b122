using System.Globalization;
using System.Text;
using Djrill.Net.Diagnostics;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Djrill.Net.Inspector;

/// <summary>Sends a message to open pages when something changed. The database is read at most twice a second, and only while a page is open.</summary>
internal sealed class LiveFeed(MandrillInbox inbox, RefusalHistory refusals, TimeProvider time) : IDisposable
{
    private const int MaxConnections = 64;

    private static readonly TimeSpan Interval = TimeSpan.FromSeconds(1);

    private const int PauseFactor = 10;

    // A connection ends, so that the browser makes a new one, which is authorized anew.
    private static readonly TimeSpan Lifetime = TimeSpan.FromMinutes(5);

    private readonly SemaphoreSlim _reading = new(1);
    private long _readAt = long.MinValue;
    private TimeSpan _pause;
    private string _stamp = "";
    private int _connections;

    public static Task<InspectorAnswer> RunAsync(InspectorRequest request)
    {
        var feed = request.Live;
        return Task.FromResult(HttpMethods.IsHead(request.Context.Request.Method) || feed.TryEnter()
            ? new InspectorAnswer { ContentType = "text/event-stream; charset=utf-8", Stream = feed.WriteAsync }
            : InspectorAnswer.Text(StatusCodes.Status503ServiceUnavailable, "Too many pages are open."));
    }

    public void Dispose() => _reading.Dispose();

    /// <summary>Takes a place for a connection. The end of <see cref="WriteAsync"/> returns the place.</summary>
    private bool TryEnter()
    {
        if (Interlocked.Increment(ref _connections) <= MaxConnections)
        {
            return true;
        }

        Interlocked.Decrement(ref _connections);
        return false;
    }

    private async Task WriteAsync(HttpContext context)
    {
        var stopping = context.RequestServices.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        using var end = CancellationTokenSource.CreateLinkedTokenSource(context.RequestAborted, stopping);
        try
        {
            end.CancelAfter(Lifetime);
            context.Features.Get<IHttpResponseBodyFeature>()?.DisableBuffering();
            context.Response.Headers["X-Accel-Buffering"] = "no";
            await context.Response.Body.FlushAsync(end.Token);
            await WriteChangesAsync(context.Response, end.Token);
        }
        catch (OperationCanceledException) when (end.IsCancellationRequested)
        {
            // The page was left, the host stops, or the time is over.
        }
        finally
        {
            Interlocked.Decrement(ref _connections);
        }
    }

    private async Task WriteChangesAsync(HttpResponse response, CancellationToken cancellationToken)
    {
        using var timer = new PeriodicTimer(Interval, time);
        var last = "";
        do
        {
            var stamp = await ReadAsync(cancellationToken);
            var text = stamp == last ? ":\n\n" : $"data: {stamp}\n\n";
            last = stamp;
            await response.Body.WriteAsync(Encoding.ASCII.GetBytes(text), cancellationToken);
            await response.Body.FlushAsync(cancellationToken);
        }
        while (await timer.WaitForNextTickAsync(cancellationToken));
    }

    /// <summary>Gets a text that changes with the inbox. All connections share one reading.</summary>
    private async Task<string> ReadAsync(CancellationToken cancellationToken)
    {
        await _reading.WaitAsync(cancellationToken);
        try
        {
            if (_readAt == long.MinValue || time.GetElapsedTime(_readAt) >= _pause)
            {
                var start = time.GetTimestamp();
                _stamp = await StampAsync(cancellationToken);
                _readAt = time.GetTimestamp();

                // A large inbox that takes long to count is counted less often.
                var pause = time.GetElapsedTime(start, _readAt) * PauseFactor;
                _pause = pause > Interval / 2 ? pause : Interval / 2;
            }

            return _stamp;
        }
        finally
        {
            _reading.Release();
        }
    }

    private async Task<string> StampAsync(CancellationToken cancellationToken)
    {
        try
        {
            var counts = await inbox.GetCountsAsync(cancellationToken);
            var newest = await inbox.ListAsync(new() { PageSize = 1 }, cancellationToken);
            return string.Create(
                CultureInfo.InvariantCulture,
                $"{(newest.Entries is [var entry, ..] ? entry.Id : 0)}-{counts.Pending}-{counts.Running}-{counts.Retrying}-{counts.Dead}-{counts.Paused}-"
                + $"{counts.PausedHandlers.Count}-{counts.Workers.Count}-{(refusals.GetAll() is [var refusal, ..] ? refusal.Time.UtcTicks : 0)}");
        }
        catch (Exception exception) when (!cancellationToken.IsCancellationRequested && exception is not OutOfMemoryException)
        {
            return "unreachable"; // The page shows the failure when it is read again.
        }
    }
}
