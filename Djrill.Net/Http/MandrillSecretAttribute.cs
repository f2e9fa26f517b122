using Djrill.Net.Http;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Djrill.Net;

/// <summary>
/// Demands the secret of <see cref="DjrillOptions"/>, which is that of the default webhook, in the query string, and answers 403 without it.
/// </summary>
/// <remarks>
/// <para>
/// The parameter is <see cref="MandrillWebhookOptions.WebhookSecretName"/>, matched case-sensitively; its value is compared in
/// fixed time. A repeated parameter is refused. While the settings are unusable, every request is answered 500.
/// </para>
/// <para>
/// The answers of the guarded action get <c>Cache-Control: no-store</c> and stay out of ASP.NET Core's output cache: a cached
/// answer would reach callers whose secret is wrong by now. The action may set another <c>Cache-Control</c>.
/// </para>
/// <para>
/// It may guard MVC controllers of your own; minimal APIs and Razor Pages run no action filters, so there it does nothing.
/// Before an action filter runs, MVC has read the body of an action with bound parameters; that of one without, as in
/// <see cref="WebhookController"/>, it has not.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class MandrillSecretAttribute : ActionFilterAttribute
{
    /// <summary>Initializes a new instance that runs before the filters of the application's own making.</summary>
    /// <remarks>The default <see cref="ActionFilterAttribute.Order"/> is -4000: before MVC's check of the model state (-2000).</remarks>
    public MandrillSecretAttribute() => Order = -4000;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public override Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);

        RequestWebhook.For(context.HttpContext, AnswerResult.WebhookOf(context));
        return AnswerResult.RefuseOrContinueAsync(WebhookPipeline.VerifySecret(context.HttpContext), context, next);
    }
}
