using Djrill.Net.Configuration;
using Microsoft.AspNetCore.Mvc;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Djrill.Net.Http;

/// <summary>Gives MVC an answer of the table; the filters and the controller end in it.</summary>
internal sealed class AnswerResult(Answer answer) : ActionResult
{
    /// <summary>Tells which webhook an action serves: the controller's routes say it, and controllers of others serve the default one.</summary>
    public static string WebhookOf(ActionContext context) =>
        context.ActionDescriptor.EndpointMetadata?.OfType<WebhookMetadata>().LastOrDefault()?.Name ?? WebhookNames.Default;

    /// <summary>
    /// Ends a filter: refuses the request, or lets it go on where there is no refusal. Either answer depends on the secret or
    /// the signature, so caches store neither, unless the guarded action itself sets another <c>Cache-Control</c>.
    /// </summary>
    public static async Task RefuseOrContinueAsync(Answer? refusal, ActionExecutingContext context, ActionExecutionDelegate next)
    {
        if (refusal is null)
        {
            NoStore.Apply(context.HttpContext);
            await next();
            return;
        }

        context.Result = new AnswerResult(refusal);
    }

    public override Task ExecuteResultAsync(ActionContext context) => answer.WriteAsync(context.HttpContext);
}
