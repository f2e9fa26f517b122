using System.IO.Pipelines;
using Djrill.Net.Configuration;
using Djrill.Net.Memory;
using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Protocol;

/// <summary>The body of a request, whose reading ends when it takes too long or becomes larger than what was reserved for it.</summary>
internal sealed class TimedBody(HttpContext context, Reservation? reservation) : IDisposable
{
    private readonly CancellationToken _timeout = RequestTimeout.TokenOf(context);
    private long _admitted = reservation?.Size ?? BodyAdmission.FreeSize;
    private BodyPace? _pace;

    public PipeReader Reader { get; } = context.Request.BodyReader;

    /// <summary>Gets whether the reading was ended because the body comes too slowly.</summary>
    public bool IsTooSlow => _pace?.IsTooSlow == true;

    /// <summary>Reads what has come.</summary>
    /// <param name="received">How many bytes were read before.</param>
    /// <remarks>
    /// Without the request's own token: the server ends the wait for a client that is gone or too slow, and says which. A body that is there
    /// at once needs no timer.
    /// </remarks>
    public ValueTask<ReadResult> ReadAsync(long received)
    {
        var read = Reader.ReadAsync(_timeout);
        if (!read.IsCompleted)
        {
            _pace ??= new(MemoryBudget.For(context.RequestServices).Time, RequestWebhook.Of(context).Limits!.BodyTimeout, Reader, reservation); // Not null: as above.
        }

        _pace?.Received(received);
        return read;
    }

    /// <summary>Lets a body become larger than what was reserved for it, where there is room.</summary>
    /// <returns>Null, or why it may not.</returns>
    public Answer? Admit(long size, long maxSize)
    {
        if (size <= _admitted)
        {
            return null;
        }

        _admitted = maxSize;
        return BodyAdmission.EnterAgain(context, maxSize);
    }

    /// <summary>Ends the time limit.</summary>
    /// <returns>Whether it had ended the reading. The connection cannot be used again then.</returns>
    public bool EndedTooSlow()
    {
        Dispose();
        return IsTooSlow;
    }

    public void Dispose() => _pace?.Dispose();
}
