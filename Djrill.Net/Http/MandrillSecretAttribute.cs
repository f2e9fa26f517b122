using Djrill.Net.Http;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Djrill.Net;

/// <summary>
/// Requires the secret of <see cref="DjrillOptions"/>, which is that of the default webhook, in the query string.
/// Without it the answer is 403.
/// </summary>
/// <remarks>
/// <para>
/// The parameter is <see cref="MandrillWebhookOptions.WebhookSecretName"/>. Its name is case-sensitive, and its value is
/// compared in fixed time. A repeated parameter is refused. While the settings are invalid, the answer is 500.
/// </para>
/// <para>
/// Answers of the guarded action get <c>Cache-Control: no-store</c> and skip ASP.NET Core's output cache. A cached
/// answer would reach callers whose secret was revoked. The action may set another <c>Cache-Control</c>.
/// </para>
/// <para>
/// The attribute also guards your own MVC controllers. Minimal APIs and Razor Pages run no action filters, so it has no effect
/// there. MVC reads the body of an action with bound parameters before this filter runs.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class MandrillSecretAttribute : ActionFilterAttribute
{
    /// <summary>Initializes an instance that runs before the application's filters.</summary>
    /// <remarks><see cref="ActionFilterAttribute.Order"/> is -4000, before MVC's check of the model state (-2000).</remarks>
    public MandrillSecretAttribute() => Order = -4000;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public override Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next) =>
        ActionGuard.RunAsync(context, next, static request => Task.FromResult(WebhookPipeline.VerifySecret(request)));
}
