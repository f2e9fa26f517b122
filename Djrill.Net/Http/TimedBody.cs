using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Http;

/// <summary>The body of a request. Its reading ends when it takes too long.</summary>
internal sealed class TimedBody(HttpContext context, BodyAdmission admission) : IDisposable
{
    private readonly CancellationToken _timeout = RequestTimeout.TokenOf(context);
    private BodyRate? _rate;
    private CancellationTokenRegistration _registration;

    public PipeReader Reader { get; } = context.Request.BodyReader;

    /// <summary>Gets whether the reading was cancelled, for its rate or by the application's own time limit.</summary>
    public bool IsCutOff => _timeout.IsCancellationRequested || _rate?.IsTooSlow == true;

    /// <summary>Reads what has arrived. A body that has arrived needs no timer.</summary>
    /// <param name="received">The number of bytes read before.</param>
    /// <remarks>
    /// The read gets no token. The server ends the wait for a client that is disconnected or too slow, and reports which. After a
    /// cancelled token its reader would still be reading.
    /// </remarks>
    public ValueTask<ReadResult> ReadAsync(long received)
    {
        var read = Reader.ReadAsync(CancellationToken.None);
        if (!read.IsCompleted && _rate is null)
        {
            _rate = admission.StartRate(Reader);
            _registration = _timeout.UnsafeRegister(_ => Reader.CancelPendingRead(), null);
        }

        _rate?.Received(received);
        return read;
    }

    /// <summary>Ends the reading.</summary>
    /// <returns>Whether it took too long. The connection cannot be used again then.</returns>
    /// <exception cref="OperationCanceledException">The application's own time limit has ended.</exception>
    public bool EndTooSlow()
    {
        Dispose();
        _timeout.ThrowIfCancellationRequested();
        return _rate?.IsTooSlow == true;
    }

    public void Dispose()
    {
        _registration.Dispose(); // Waits for its callback, so that it cancels no later read.
        _rate?.Dispose();
    }
}
