using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Http;

/// <summary>Reserves memory for the body of a request.</summary>
/// <param name="context">The request.</param>
/// <param name="maxSize">The largest body that the webhook accepts.</param>
internal sealed class BodyAdmission(HttpContext context, long maxSize)
{
    /// <summary>The largest body that reserves nothing, in bytes, such as the empty batch of Mandrill's check.</summary>
    private const int FreeSize = 256;

    private static readonly TimeSpan ConditionDuration = TimeSpan.FromMinutes(5);

    private readonly RequestWebhook _webhook = RequestWebhook.For(context);

    public long MaxSize => maxSize;

    /// <summary>Gets the reservation, or null. The response disposes of it at the latest.</summary>
    public Reservation? Reservation { get; private set; }

    private MemoryBudget Budget => _webhook.Host.Memory;

    private DjrillOptions Limits => _webhook.Limits!; // Not null: without settings the request was refused.

    /// <summary>Reserves memory before the body is read.</summary>
    /// <returns>The refusal, or null.</returns>
    public async ValueTask<Answer?> EnterAsync()
    {
        var size = context.Request.ContentLength ?? maxSize;
        try
        {
            return size <= FreeSize ? null : Hold(await ReserveAsync(size));
        }
        catch (OperationCanceledException) when (!RequestTimeout.HasEnded(context))
        {
            context.Abort(); // The client has disconnected, so no answer can reach it.
            return Answers.BadBody;
        }
        catch (OperationCanceledException)
        {
            UnreadBody.Leave(context);
            throw;
        }
    }

    /// <summary>
    /// Reserves again if the body is larger than announced, such as one that a middleware unzips. The request does not wait, since a
    /// part of the body is in memory. The old reservation ends first: a body larger than the budget is admitted only alone.
    /// </summary>
    /// <returns>The refusal, or null.</returns>
    public Answer? Grow(long size)
    {
        if (size <= (Reservation?.Size ?? FreeSize))
        {
            return null;
        }

        Reservation?.Dispose();
        return Hold(Budget.TryReserve(maxSize, Limits));
    }

    /// <summary>Starts to measure how fast the body arrives.</summary>
    public BodyRate StartRate(PipeReader reader) => new(Budget.Time, Limits.BodyTimeout, reader, Reservation);

    // On a shared connection, an unread body uses up the window of the other requests. So only HTTP/1 waits.
    private ValueTask<Reservation?> ReserveAsync(long size) => UnreadBody.HasOwnConnection(context)
        ? Budget.ReserveAsync(size, Limits, context.RequestAborted)
        : new(Budget.TryReserve(size, Limits));

    private Answer? Hold(Reservation? reservation)
    {
        Reservation = reservation;
        if (reservation is not null)
        {
            context.Response.RegisterForDispose(reservation);
            return null;
        }

        return Budget.IsStopping ? Answers.Stopping : RefuseOverload();
    }

    private Answer RefuseOverload()
    {
        _webhook.Diagnostics.Telemetry.Health?.Report(
            "overloaded",
            HealthStatus.Degraded,
            "Requests were refused within 5 minutes, because 'MemoryBudget' was used up; see message 35 of the log.",
            Budget.Time.GetUtcNow() + ConditionDuration);
        _webhook.Diagnostics.Refusals.Overloaded(Answers.Overloaded.Outcome, Budget.Reserved, Limits.MemoryBudgetInBytes, Budget.Waiting);
        return Answers.Overloaded;
    }
}
