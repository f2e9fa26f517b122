using Djrill.Net.Diagnostics;
using Djrill.Net.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;
using Microsoft.AspNetCore.Routing;

namespace Djrill.Net.Http;

/// <summary>
/// What happens to a request of a webhook, step by step. The endpoint of <c>MapMandrillWebhook</c> runs all steps; the filters and
/// the controller run one each. Which webhook it is was said before by <see cref="RequestWebhook.For(HttpContext, string)"/>.
/// </summary>
internal static class WebhookPipeline
{
    /// <summary>Runs all steps.</summary>
    public static async Task<Answer> RunAsync(HttpContext context)
    {
        // 1. The secret guards every verb.
        if (VerifySecret(context) is { } stranger)
        {
            return stranger;
        }

        // 2. Mandrill checks a URL by HEAD, also before there is a key. One with a body may be a post whose verb was overridden.
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            return HttpMethods.IsHead(context.Request.Method) && !HasBody(context) ? Answers.Checked : Answers.WrongMethod;
        }

        // 3. The body is read, and the signature fits it.
        if (await VerifySignatureAsync(context) is { } unsigned)
        {
            return unsigned;
        }

        // 4. The events go to their recipients.
        return await ReceiveAsync(context);
    }

    public static Answer? VerifySecret(HttpContext context)
    {
        var webhook = RequestWebhook.For(context);
        if (webhook.Settings is not { } settings)
        {
            return Answers.Unconfigured;
        }

        webhook.IsAuthenticated = SecretVerifier.Verify(settings, context.Request.QueryString.Value);
        return webhook.IsAuthenticated ? null : Answers.WrongSecret;
    }

    public static async Task<Answer?> VerifySignatureAsync(HttpContext context)
    {
        // 1. Whatever can carry a batch is signed, and only a usable configuration knows with what.
        var webhook = RequestWebhook.For(context);
        if (webhook.Settings is not { } settings || !CanCarryBatch(context))
        {
            return webhook.Settings is null ? Answers.Unconfigured : null;
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
        webhook.Pair = SignatureVerifier.FindPair(settings.SignatureKeys, settings.HandshakeKeys, signatures[0], form.Fields);
        return webhook.Pair is null ? form.Refuse(Answers.WrongSignature) : null;
    }

    public static async Task<Answer> ReceiveAsync(HttpContext context)
    {
        var form = await ReceivedForm.ReadAsync(context);
        using var reservation = form.Reservation;
        return form.Refusal ?? await DeliverAsync(context, form.Fields);
    }

    private static async Task<Answer> DeliverAsync(HttpContext context, FormFields fields)
    {
        var events = EventBatch.Empty;
        if (Answers.For(fields.FindEvents(out var field) ?? EventSplitter.Split(field.Value, out events, field.Body.AreKept)) is { } refusal)
        {
            return refusal;
        }

        var webhook = RequestWebhook.For(context);
        using var span = Spans.StartBatch(webhook.Name, events.Events.Count);
        var answer = Answers.For(await webhook.Host.Sink.DeliverAsync(
            new(
                webhook.Name,
                events,
                webhook.Limits!, // Not null: without settings the form was refused.
                webhook.Diagnostics,
                webhook.Host.Time.GetUtcNow(),
                webhook.Pair?.Name)));
        Spans.SetOutcome(span, answer.Outcome, answer != Answers.Accepted);
        return answer;
    }

    /// <summary>
    /// Checks whether the request can bring events to the action: by its verb, by a body, or because it was routed to the
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
