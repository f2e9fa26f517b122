using Djrill.Net.Http;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Djrill.Net;

/// <summary>
/// Requires the secret of the default webhook in the query string. <see cref="DjrillOptions"/> contains this secret. If the secret
/// is missing or wrong, the answer is 403.
/// </summary>
/// <remarks>
/// <para>
/// <see cref="MandrillWebhookOptions.WebhookSecretName"/> is the name of the parameter. The name is case-sensitive. The value is
/// compared in constant time. If the parameter is repeated, the answer is 403. While the settings are invalid, the answer is 500.
/// </para>
/// <para>
/// The answers have the header <c>Cache-Control: no-store</c>, and ASP.NET Core's output cache does not store them. A cached
/// answer would reach callers with a revoked secret. The action can set another <c>Cache-Control</c>.
/// </para>
/// <para>
/// You can apply the attribute to your own MVC controllers. The attribute has no effect on minimal APIs and Razor Pages, because
/// they run no action filters. If an action has bound parameters, MVC reads the body before the secret is verified.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class MandrillSecretAttribute : ActionFilterAttribute
{
    /// <summary>Initializes a new instance with the <see cref="ActionFilterAttribute.Order"/> -4000.</summary>
    /// <remarks>The filter runs before MVC's check of the model state (-2000), and before filters with the default order (0).</remarks>
    public MandrillSecretAttribute() => Order = -4000;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public override Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next) =>
        ActionGuard.RunAsync(context, next, static request => Task.FromResult(WebhookPipeline.VerifySecret(request)));
}
