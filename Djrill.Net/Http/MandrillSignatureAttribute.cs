using Djrill.Net.Http;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Djrill.Net;

/// <summary>
/// Requires, once a signature key is configured, that the header <c>X-Mandrill-Signature</c> matches a configured pair of URL and
/// key. Without it the answer is 403.
/// </summary>
/// <remarks>
/// <para>
/// Mandrill's check of a new URL passes: an empty batch (<c>[]</c>) signed with the key <c>test-webhook</c>.
/// <c>HEAD</c>, <c>GET</c> and <c>OPTIONS</c> pass unsigned, unless the request has a body or was routed by another verb, such as a
/// CORS preflight.
/// </para>
/// <para>
/// The attribute also guards your own MVC controllers. Minimal APIs and Razor Pages run no action filters, so it has no effect
/// there. The body is read once, up to <see cref="MandrillWebhookOptions.MaxRequestBodySize"/>, and actions can still read
/// <c>Request.Form</c>. Use no bound parameters: MVC would read the form first, within the limits of <c>FormOptions</c>,
/// and bind null for a value of more than 4 MiB, encoded.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class MandrillSignatureAttribute : ActionFilterAttribute
{
    /// <summary>Initializes an instance that runs right after <see cref="MandrillSecretAttribute"/>.</summary>
    /// <remarks><see cref="ActionFilterAttribute.Order"/> is -3900, before MVC's check of the model state (-2000).</remarks>
    public MandrillSignatureAttribute() => Order = -3900;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public override Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next) =>
        ActionGuard.RunAsync(context, next, WebhookPipeline.VerifySignatureAsync);
}
