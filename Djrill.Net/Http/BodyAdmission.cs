using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Http;

/// <summary>Lets a body be read once there is room for it in the memory budget.</summary>
internal static class BodyAdmission
{
    /// <summary>The largest body that reserves nothing, in bytes, such as the empty batch of Mandrill's check.</summary>
    public const int FreeSize = 256;

    private const string Condition = "overloaded";

    private static readonly TimeSpan ConditionDuration = TimeSpan.FromMinutes(5);

    /// <summary>Reserves what a body may take, before anything of it is read.</summary>
    /// <returns>Why the request is refused, or null; and what was reserved, which ends with the response at the latest.</returns>
    public static async ValueTask<(Answer? Refusal, Reservation? Reservation)> EnterAsync(HttpContext context, long maxSize)
    {
        var size = context.Request.ContentLength ?? maxSize;
        if (size <= FreeSize)
        {
            return default;
        }

        try
        {
            var reservation = await ReserveAsync(context, size);
            if (reservation is null)
            {
                return (Refuse(context), null);
            }

            context.Response.RegisterForDispose(reservation);
            return (null, reservation);
        }
        catch (OperationCanceledException) when (!RequestTimeout.HasEnded(context))
        {
            context.Abort(); // The client has gone, and nobody is left to read the answer.
            return (Answers.BadBody, null);
        }
        catch (OperationCanceledException)
        {
            UnreadBody.Leave(context);
            throw;
        }
    }

    /// <summary>
    /// Reserves for a body that is larger than announced, as where something in front unzips it. It does not wait, since a part of the body
    /// is in memory already. What it had reserved is given back first: a body larger than the budget is let in only where it is alone.
    /// </summary>
    /// <returns>Why the request is refused, or null; and what was reserved in place of the other.</returns>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The response disposes of it when the request has ended.")]
    public static (Answer? Refusal, Reservation? Reservation) EnterAgain(HttpContext context, long maxSize, Reservation? reservation)
    {
        reservation?.Dispose();
        if (Budget(context).TryReserve(maxSize, Limits(context)) is { } larger)
        {
            context.Response.RegisterForDispose(larger);
            return (null, larger);
        }

        return (Refuse(context), null);
    }

    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The response disposes of it when the request has ended.")]
    private static ValueTask<Reservation?> ReserveAsync(HttpContext context, long size)
    {
        var mayWait = HttpProtocol.IsHttp11(context.Request.Protocol) || HttpProtocol.IsHttp10(context.Request.Protocol);
        return mayWait
            ? Budget(context).ReserveAsync(size, Limits(context), context.RequestAborted)

            // An unread body takes the window that the other requests of the connection need.
            : new(Budget(context).TryReserve(size, Limits(context)));
    }

    private static MemoryBudget Budget(HttpContext context) => RequestWebhook.For(context).Host.Memory;

    private static HostLimits Limits(HttpContext context) => RequestWebhook.For(context).Limits!; // Not null: without settings the form was refused.

    private static Answer Refuse(HttpContext context)
    {
        var (diagnostics, budget) = (RequestWebhook.For(context).Diagnostics, Budget(context));
        if (budget.IsStopping)
        {
            return Answers.Stopping;
        }

        diagnostics.Telemetry.Health?.Report(
            Condition,
            HealthStatus.Degraded,
            "Requests were turned away within 5 minutes, since 'MemoryBudget' was used up; see message 35 of the log.",
            budget.Time.GetUtcNow() + ConditionDuration);
        diagnostics.Refusals.Overloaded(Answers.Overloaded.Outcome, budget.Reserved, Limits(context).MemoryBudget, budget.Waiting);
        return Answers.Overloaded;
    }
}
