using Djrill.Net.Diagnostics;
using Djrill.Net.Protocol;
using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Http;

/// <summary>
/// The steps that verify a request and deliver its events. The endpoint of <c>MapMandrillWebhook</c> runs all steps. Each filter and
/// the controller run one step. Callers must first set the webhook with <see cref="RequestWebhook.For(HttpContext, string)"/>.
/// </summary>
internal static class WebhookPipeline
{
    /// <summary>Runs all steps.</summary>
    public static async Task<Answer> RunAsync(HttpContext context)
    {
        // 1. Verify the secret, whatever the verb is.
        if (VerifySecret(context) is { } refusal)
        {
            return refusal;
        }

        // 2. Answer Mandrill's URL check, a HEAD request. A HEAD request with a body may be a POST whose verb was overridden.
        if (!HttpMethods.IsPost(context.Request.Method))
        {
            return HttpMethods.IsHead(context.Request.Method) && !BatchRequest.HasBody(context) ? Answers.Checked : Answers.WrongMethod;
        }

        // 3. Read the body and verify the signature. 4. Deliver the events.
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
        // 1. Only requests that can carry a batch need a signature. Invalid settings contain no keys.
        var webhook = RequestWebhook.For(context);
        if (webhook.Settings is not { } settings || !BatchRequest.IsMatch(context))
        {
            return webhook.Settings is null ? Answers.Unconfigured : null;
        }

        // 2. Check the header before the body, because this check is cheap.
        var isSigned = settings.SignatureKeys.Count > 0;
        var signatures = context.Request.Headers[MandrillSignature.HeaderName];
        if (isSigned && signatures.Count != 1)
        {
            return signatures.Count == 0 ? Answers.MissingSignature : Answers.RepeatedSignature;
        }

        // 3. Read the form even if no key is configured, so that the same limits apply.
        var form = await ReceivedForm.ReadAsync(context);
        if (form.Refusal is not null || !isSigned)
        {
            return form.Refusal;
        }

        // 4. Compare the signature with the decoded form.
        webhook.Pair = SignatureVerifier.FindPair(settings.SignatureKeys, settings.HandshakeKeys, signatures[0], form.Fields);
        if (webhook.Pair is not null)
        {
            return null;
        }

        WrongSignature.Explain(context, signatures[0], form.Fields); // Before the memory is given back.
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
        var error = fields.FindEvents(out var field) ?? EventSplitter.Split(field.Value, out events, field.Body.HasOwnArray);
        if (Answers.For(error) is { } refusal)
        {
            return refusal;
        }

        using var span = Spans.StartBatch(webhook.Name, events.Events.Count);
        var answer = Answers.For(await webhook.Host.Sink.DeliverAsync(new(
            webhook.Name,
            events,
            webhook.Limits!, // Not null: invalid settings are refused earlier.
            webhook.Diagnostics,
            webhook.Host.Time.GetUtcNow(),
            webhook.Pair?.Name)));
        Spans.SetOutcome(span, answer.Outcome, answer != Answers.Accepted);
        return answer;
    }
}
