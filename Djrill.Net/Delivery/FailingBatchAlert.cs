using Djrill.Net.Configuration;
using Djrill.Net.Diagnostics;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Delivery;

/// <summary>Reports a batch that keeps failing. Mandrill disables the webhook after 20 failed retries.</summary>
internal static class FailingBatchAlert
{
    /// <summary>The number of failed posts of one batch from which the health check reports Unhealthy.</summary>
    private const int UnhealthyAfterPosts = 5;
    private static readonly TimeSpan LogInterval = TimeSpan.FromHours(1);

    /// <summary>Reports a failed post to the health check, and at most once an hour to the log.</summary>
    /// <param name="context">The batch that was posted.</param>
    /// <param name="batch">The history of the batch.</param>
    /// <param name="unhandled">An event that was not handled.</param>
    /// <param name="recipient">The name of the recipient that did not handle the event.</param>
    public static void Update(BatchContext context, FailedBatch batch, EventItem unhandled, string recipient)
    {
        if (batch.Posts < UnhealthyAfterPosts)
        {
            return;
        }

        var now = context.Time.GetUtcNow();
        context.Telemetry.Health?.Report(
            batch.HealthConditionKey,
            HealthStatus.Unhealthy,
            FormattableString.Invariant(
                $"{WebhookNames.Prefix(context.Batch.Webhook)}A batch has failed {batch.Posts} times since {batch.Since:u}, ")
                + $"last at {recipient}; Mandrill disables the webhook after 20 retries.",
            now + FailedBatchStore.Lifetime);
        if (batch.LoggedAt is null || now - batch.LoggedAt >= LogInterval)
        {
            batch.LoggedAt = now;
            context.Log.BatchKeepsFailing(batch.Posts, batch.Since, recipient, unhandled.LoggedType, unhandled.IdempotencyKey);
        }
    }
}
