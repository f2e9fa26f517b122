using Djrill.Net.Http;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Djrill.Net;

/// <summary>
/// Requires a valid signature in the header <c>X-Mandrill-Signature</c>, if a signature key is configured. If the signature is missing
/// or matches no configured pair of URL and key, the answer is 403.
/// </summary>
/// <remarks>
/// <para>
/// Mandrill's check of a new URL passes: an empty batch (<c>[]</c>), signed with the key <c>test-webhook</c>.
/// <c>HEAD</c>, <c>GET</c> and <c>OPTIONS</c> requests need no signature, unless they have a body or were routed by another verb. For
/// example, a CORS preflight is routed by the verb of the actual request.
/// </para>
/// <para>
/// You can apply the attribute to your own MVC controllers. The attribute has no effect on minimal APIs and Razor Pages, because
/// they run no action filters. The filter reads the body up to <see cref="MandrillWebhookOptions.MaxRequestBodySize"/>. Actions can
/// still read <c>Request.Form</c>.
/// </para>
/// <para>
/// Do not use bound parameters. MVC would read the form before the filter, with the limits of <c>FormOptions</c>. A value whose
/// encoded length is more than 4 MiB would be bound as null.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class MandrillSignatureAttribute : ActionFilterAttribute
{
    /// <summary>Initializes a new instance with the <see cref="ActionFilterAttribute.Order"/> -3900.</summary>
    /// <remarks>The filter runs after <see cref="MandrillSecretAttribute"/>, and before MVC's check of the model state (-2000).</remarks>
    public MandrillSignatureAttribute() => Order = -3900;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public override Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next) =>
        ActionGuard.RunAsync(context, next, WebhookPipeline.VerifySignatureAsync);
}
