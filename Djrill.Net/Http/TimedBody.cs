using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Http;

/// <summary>Reads the body of a request, with a time limit.</summary>
internal sealed class TimedBody(HttpContext context, BodyAdmission admission) : IDisposable
{
    private readonly CancellationToken _timeout = RequestTimeout.TokenOf(context);
    private BodyRate? _rate;
    private CancellationTokenRegistration _registration;

    public PipeReader Reader { get; } = context.Request.BodyReader;

    /// <summary>Gets whether the reading was cancelled, for a slow body or an expired time limit of the application.</summary>
    public bool IsCutOff => _timeout.IsCancellationRequested || _rate?.IsTooSlow == true;

    /// <summary>Reads the next bytes. Starts the timer if no bytes have arrived yet.</summary>
    /// <param name="received">The number of bytes read so far.</param>
    /// <remarks>
    /// The read has no cancellation token, because the server's reader would continue to read after a cancellation. The server ends
    /// the read if the client disconnects or is too slow.
    /// </remarks>
    public ValueTask<ReadResult> ReadAsync(long received)
    {
        var read = Reader.ReadAsync(CancellationToken.None);
        if (!read.IsCompleted && _rate is null)
        {
            _rate = admission.StartRate(Reader);
            _registration = _timeout.UnsafeRegister(_ => Reader.CancelPendingRead(), null);
        }

        _rate?.SetReceived(received);
        return read;
    }

    /// <summary>Ends the reading.</summary>
    /// <returns>True if the body was too slow. The connection must then be closed.</returns>
    /// <exception cref="OperationCanceledException">The application's time limit has expired.</exception>
    public bool EndAndCheckRate()
    {
        Dispose();
        _timeout.ThrowIfCancellationRequested();
        return _rate?.IsTooSlow == true;
    }

    public void Dispose()
    {
        _registration.Dispose(); // Waits for a running callback, which must not cancel a later read.
        _rate?.Dispose();
    }
}
