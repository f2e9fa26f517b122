using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Http;

/// <summary>The body of a request, whose reading ends when it takes too long or becomes larger than what was reserved for it.</summary>
internal sealed class TimedBody(HttpContext context, Reservation? reservation) : IDisposable
{
    private readonly CancellationToken _timeout = RequestTimeout.TokenOf(context);
    private BodyRate? _pace;
    private CancellationTokenRegistration _registration;

    public PipeReader Reader { get; } = context.Request.BodyReader;

    /// <summary>Gets what the body has reserved, or null.</summary>
    public Reservation? Reservation { get; private set; } = reservation;

    /// <summary>Gets whether the reading was ended, by its pace or by the application's own time limit.</summary>
    public bool IsCutOff => _timeout.IsCancellationRequested || _pace?.IsTooSlow == true;

    /// <summary>Reads what has come.</summary>
    /// <param name="received">How many bytes were read before.</param>
    /// <remarks>
    /// Without a token: the server ends the wait for a client that is gone or too slow, and says which; and after a cancelled token its reader would
    /// be reading still. A body that is there at once needs no timer.
    /// </remarks>
    public ValueTask<ReadResult> ReadAsync(long received)
    {
        var read = Reader.ReadAsync(CancellationToken.None);
        if (!read.IsCompleted && _pace is null)
        {
            var webhook = RequestWebhook.For(context);
            _pace = new(webhook.Host.Time, webhook.Limits!.BodyTimeout, Reader, Reservation); // Not null: without settings the form was refused.
            _registration = _timeout.UnsafeRegister(static reader => ((PipeReader)reader!).CancelPendingRead(), Reader); // Not null: it is this one.
        }

        _pace?.Received(received);
        return read;
    }

    /// <summary>Lets a body become larger than what was reserved for it, where there is room.</summary>
    /// <returns>Null, or why it may not.</returns>
    public Answer? Admit(long size, long maxSize)
    {
        if (size <= (Reservation?.Size ?? BodyAdmission.FreeSize))
        {
            return null;
        }

        (var refusal, Reservation) = BodyAdmission.EnterAgain(context, maxSize, Reservation);
        return refusal;
    }

    /// <summary>Ends the reading.</summary>
    /// <returns>Whether it had taken too long. The connection cannot be used again then.</returns>
    /// <exception cref="OperationCanceledException">The application's own time limit has ended.</exception>
    public bool EndTooSlow()
    {
        Dispose();
        _timeout.ThrowIfCancellationRequested();
        return _pace?.IsTooSlow == true;
    }

    public void Dispose()
    {
        _registration.Dispose(); // Waits for its callback, so that the reader is not cancelled any more.
        _pace?.Dispose();
    }
}
