using Djrill.Net.Configuration;
using Djrill.Net.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.Filters;

namespace Djrill.Net;

/// <summary>
/// Demands, on POST and once a signature key is configured, that the header <c>X-Mandrill-Signature</c> fits one of the
/// configured pairs of URL and key, and answers 403 where it does not.
/// </summary>
/// <remarks>
/// <para>
/// The one exception is Mandrill's check of a new URL: an empty batch (<c>[]</c>) signed with the key
/// <c>test-webhook</c> passes; a batch that holds anything does not.
/// </para>
/// <para>
/// It may guard controllers of your own, which can still read <c>Request.Form</c> afterwards. The body is read once,
/// up to <see cref="DjrillOptions.MaxRequestBodySize"/>; where an action with bound parameters had MVC read the form
/// before, that form is verified.
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

        var refusal = await VerifyAsync(context.HttpContext);
        if (refusal is null)
        {
            await next();
            return;
        }

        context.Result = new AnswerResult(refusal);
    }

    private static async Task<Answer?> VerifyAsync(HttpContext context)
    {
        // 1. Only posts are signed, and only a usable configuration knows with what.
        var settings = WebhookSettings.Current(context.RequestServices);
        if (settings is null)
        {
            return Answers.Unconfigured;
        }

        if (!HttpMethods.IsPost(context.Request.Method) || settings.SignatureKeys.Count == 0)
        {
            return null;
        }

        // 2. The header costs nothing to look at, so it comes before the body.
        var signatures = context.Request.Headers[MandrillSignature.HeaderName];
        if (signatures.Count != 1)
        {
            return signatures.Count == 0 ? Answers.MissingSignature : Answers.RepeatedSignature;
        }

        // 3. What is signed is the decoded form.
        var form = await ReceivedForm.ReadAsync(context);
        if (form.Refusal is not null)
        {
            return form.Refusal;
        }

        return SignatureVerifier.Verify(settings, signatures[0], form.Fields) ? null : Answers.WrongSignature;
    }
}
