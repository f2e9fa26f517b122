using Djrill.Net.Http;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Djrill.Net;

/// <summary>
/// Demands, once a signature key is configured, that the header <c>X-Mandrill-Signature</c> fits one of the configured pairs
/// of URL and key, and answers 403 if it does not. Every verb is verified but <c>HEAD</c>, <c>GET</c> and <c>OPTIONS</c>.
/// </summary>
/// <remarks>
/// <para>
/// The one exception is Mandrill's check of a new URL: an empty batch (<c>[]</c>) signed with the key
/// <c>test-webhook</c> passes; a batch that holds anything does not.
/// </para>
/// <para>
/// It may guard MVC controllers of your own; minimal APIs and Razor Pages run no action filters, so there it does nothing.
/// <c>HEAD</c>, <c>GET</c> and <c>OPTIONS</c> pass unsigned, as Mandrill's check of a URL does, unless the request has a body
/// or was routed to the action by another verb, such as a CORS preflight.
/// The body is read once, up to <see cref="MandrillWebhookOptions.MaxRequestBodySize"/>, and actions can still read
/// <c>Request.Form</c>. Give them no bound parameters: for those MVC reads the form before, within the limits of
/// <c>FormOptions</c>, and gives null for a value of more than 4 MiB, encoded. What it read is verified all the same.
/// </para>
/// </remarks>
[AttributeUsage(AttributeTargets.Class | AttributeTargets.Method)]
public sealed class MandrillSignatureAttribute : ActionFilterAttribute
{
    /// <summary>Initializes a new instance that runs right behind <see cref="MandrillSecretAttribute"/>.</summary>
    /// <remarks>The default <see cref="ActionFilterAttribute.Order"/> is -3900: before MVC's check of the model state (-2000).</remarks>
    public MandrillSignatureAttribute() => Order = -3900;

    /// <inheritdoc/>
    /// <exception cref="ArgumentNullException">An argument is null.</exception>
    public override async Task OnActionExecutionAsync(ActionExecutingContext context, ActionExecutionDelegate next)
    {
        ArgumentNullException.ThrowIfNull(context);
        ArgumentNullException.ThrowIfNull(next);

        RequestWebhook.For(context.HttpContext, AnswerResult.WebhookOf(context));
        await AnswerResult.RefuseOrContinueAsync(await WebhookPipeline.VerifySignatureAsync(context.HttpContext), context, next);
    }
}
