using Djrill.Net.Configuration;
using Djrill.Net.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Mvc.Filters;
using Microsoft.AspNetCore.Routing;

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
/// The body is read once, up to <see cref="DjrillOptions.MaxRequestBodySize"/>, and actions can still read
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

        await AnswerResult.RefuseOrContinueAsync(await VerifyAsync(context.HttpContext), context, next);
    }

    private static async Task<Answer?> VerifyAsync(HttpContext context)
    {
        // 1. Whatever can carry a batch is signed, and only a usable configuration knows with what.
        var settings = CurrentSettings.Of(context);
        if (settings is null || !CanCarryBatch(context))
        {
            return settings is null ? Answers.Unconfigured : null;
        }

        // 2. The header costs nothing to look at, so it comes before the body.
        var isSigned = settings.SignatureKeys.Count > 0;
        var signatures = context.Request.Headers[MandrillSignature.HeaderName];
        if (isSigned && signatures.Count != 1)
        {
            return signatures.Count == 0 ? Answers.MissingSignature : Answers.RepeatedSignature;
        }

        // 3. The form is read with and without a key, so that the same limits hold.
        var form = await ReceivedForm.ReadAsync(context);
        if (form.Refusal is not null || !isSigned)
        {
            return form.Refusal;
        }

        // 4. What is signed is the decoded form.
        var pair = SignatureVerifier.FindPair(settings, signatures[0], form.Fields);
        context.Features.Set(pair);
        return pair is null ? Answers.WrongSignature : null;
    }

    /// <summary>
    /// Tells whether the request can bring events to the action: by its verb, by a body, or because it was routed to the
    /// action by another verb. A CORS preflight is routed by the verb it asks for, and behind the routing the verb can be
    /// overridden.
    /// </summary>
    private static bool CanCarryBatch(HttpContext context)
    {
        var method = context.Request.Method;
        var isSafe = HttpMethods.IsHead(method) || HttpMethods.IsGet(method) || HttpMethods.IsOptions(method);
        var routed = context.GetEndpoint()?.Metadata.GetMetadata<IHttpMethodMetadata>()?.HttpMethods;
        return !isSafe
            || HasBody(context)
            || (routed is { Count: > 0 } && !routed.Contains(method, StringComparer.OrdinalIgnoreCase));
    }

    private static bool HasBody(HttpContext context) =>
        context.Request.ContentLength != 0
        && (context.Features.Get<IHttpRequestBodyDetectionFeature>()?.CanHaveBody
            ?? (context.Request.ContentLength > 0 || context.Request.Headers.TransferEncoding.Count > 0));
}
