using Djrill.Net.Diagnostics;
using Djrill.Net.Protocol;
using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Http;

/// <summary>
/// The steps that verify and deliver a request of a webhook. The endpoint of <c>MapMandrillWebhook</c> runs all of them; the filters
/// and the controller run one each. <see cref="RequestWebhook.For(HttpContext, string)"/> has set the webhook before.
/// </summary>
internal static class WebhookPipeline
{
    /// <summary>Runs all steps.</summary>
    public static async Task<Answer> RunAsync(HttpContext context)
    {
        // 1. The secret guards every verb.
        if (VerifySecret(context) is { } refusal)
        {
            return refusal;
        }

        // 2. Mandrill checks a URL by HEAD, even before a key is set. A HEAD with a body may be a post whose verb was overridden.
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            return HttpMethods.IsHead(context.Request.Method) && !BatchRequest.HasBody(context) ? Answers.Checked : Answers.WrongMethod;
        }

        // 3. The body is read and its signature verified. 4. The events are delivered.
        return await VerifySignatureAsync(context) ?? await ReceiveAsync(context);
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
        // 1. Every request that can carry a batch must be signed. Only valid settings hold the keys.
        var webhook = RequestWebhook.For(context);
        if (webhook.Settings is not { } settings || !BatchRequest.IsMatch(context))
        {
            return webhook.Settings is null ? Answers.Unconfigured : null;
        }

        // 2. The header is cheap to check, so it comes before the body.
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

        // 4. The signature covers the decoded form.
        webhook.Pair = SignatureVerifier.FindPair(settings.SignatureKeys, settings.HandshakeKeys, signatures[0], form.Fields);
        if (webhook.Pair is not null)
        {
            return null;
        }

        form.Reservation?.Dispose();
        return Answers.WrongSignature;
    }

    public static async Task<Answer> ReceiveAsync(HttpContext context)
    {
        var form = await ReceivedForm.ReadAsync(context);
        using var reservation = form.Reservation;
        return form.Refusal ?? await DeliverAsync(RequestWebhook.For(context), form.Fields);
    }

    private static async Task<Answer> DeliverAsync(RequestWebhook webhook, FormFields fields)
    {
        var events = EventBatch.Empty;
        var error = fields.FindEvents(out var field) ?? EventSplitter.Split(field.Value, out events, field.Body.AreKept);
        if (Answers.For(error) is { } refusal)
        {
            return refusal;
        }

        using var span = Spans.StartBatch(webhook.Name, events.Events.Count);
        var answer = Answers.For(await webhook.Host.Sink.DeliverAsync(new(
            webhook.Name,
            events,
            webhook.Limits!, // Not null: without settings the request was refused.
            webhook.Diagnostics,
            webhook.Host.Time.GetUtcNow(),
            webhook.Pair?.Name)));
        Spans.SetOutcome(span, answer.Outcome, answer != Answers.Accepted);
        return answer;
    }
}
