using Djrill.Net.Configuration;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Djrill.Net.Http;

/// <summary>Runs one step of the pipeline as an action filter.</summary>
internal static class ActionGuard
{
    /// <summary>
    /// Refuses the request, or runs the action. Both answers depend on the secret or the signature, so caches store neither,
    /// unless the action sets another <c>Cache-Control</c>.
    /// </summary>
    public static async Task RunAsync(ActionExecutingContext context, ActionExecutionDelegate next, Func<HttpContext, Task<Answer?>> verify)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);

        // The routes of the controller name their webhook. Other controllers serve the default one.
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
