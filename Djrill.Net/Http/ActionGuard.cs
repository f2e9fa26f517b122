using Djrill.Net.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Djrill.Net.Http;

/// <summary>Runs one step of the pipeline as an action filter.</summary>
internal static class ActionGuard
{
    /// <summary>
    /// Runs the action if <paramref name="verify"/> returns null. Otherwise, writes the refusal. Caches must not store the answer,
    /// because it depends on the secret or the signature. The action can set another <c>Cache-Control</c>.
    /// </summary>
    public static async Task RunAsync(ActionExecutingContext context, ActionExecutionDelegate next, Func<HttpContext, Task<Answer?>> verify)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);

        // Only the routes of WebhookController have this metadata. Other controllers serve the default webhook.
        var route = context.ActionDescriptor.EndpointMetadata?.OfType<WebhookMetadata>().LastOrDefault();
        RequestWebhook.For(context.HttpContext, route?.Name ?? WebhookNames.Default);
        if (await verify(context.HttpContext) is { } refusal)
        {
            context.Result = new AnswerResult(refusal);
            return;
        }

        NoStore.Apply(context.HttpContext);
        await next();
    }
}
