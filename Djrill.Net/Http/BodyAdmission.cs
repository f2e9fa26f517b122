using System.IO.Pipelines;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Http;

/// <summary>Reserves memory for the body of a request.</summary>
/// <param name="context">The request.</param>
/// <param name="maxSize">The maximum size of the body, in bytes.</param>
internal sealed class BodyAdmission(HttpContext context, long maxSize)
{
    /// <summary>The maximum size of a body without a reservation, in bytes. The body of Mandrill's URL check is smaller.</summary>
    private const int FreeSize = 256;

    private static readonly TimeSpan ConditionDuration = TimeSpan.FromMinutes(5);

    private readonly RequestWebhook _webhook = RequestWebhook.For(context);

    public long MaxSize => maxSize;

    /// <summary>Gets the reservation, or null. The reservation ends with the response, or earlier.</summary>
    public Reservation? Reservation { get; private set; }

    private MemoryBudget Budget => _webhook.Host.Memory;

    private DjrillOptions Limits => _webhook.Limits!; // Not null: invalid settings are refused earlier.

    /// <summary>Reserves memory before the body is read.</summary>
    /// <returns>The refusal, or null.</returns>
    public async ValueTask<Answer?> EnterAsync()
    {
        var size = context.Request.ContentLength ?? maxSize;
        try
        {
            return size <= FreeSize ? null : Hold(await ReserveAsync(size));
        }
        catch (OperationCanceledException) when (!RequestTimeout.HasExpired(context))
        {
            context.Abort(); // No answer can reach a disconnected client.
            return Answers.BadBody;
        }
        catch (OperationCanceledException)
        {
            UnreadBody.PreventRead(context);
            throw;
        }
    }

    /// <summary>
    /// Replaces the reservation if the body is larger than announced, for example if a middleware decompresses the body. The request
    /// does not wait, because a part of the body is already in memory.
    /// </summary>
    /// <returns>The refusal, or null.</returns>
    public Answer? Grow(long size)
    {
        if (size <= (Reservation?.Size ?? FreeSize))
        {
            return null;
        }

        // Release the old reservation first: a body larger than the budget needs an empty budget.
        Reservation?.Dispose();
        return Hold(Budget.TryReserve(maxSize, Limits));
    }

    /// <summary>Starts to measure how fast the body arrives.</summary>
    public BodyRate StartRate(PipeReader reader) => new(Budget.Time, Limits.BodyTimeout, reader, Reservation);

    // Only HTTP/1 requests wait. On HTTP/2 and HTTP/3, an unread body would block the other requests of the connection.
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
