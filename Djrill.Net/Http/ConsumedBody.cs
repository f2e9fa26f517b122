using Djrill.Net.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Djrill.Net.Http;

/// <summary>Detects that a middleware has read the body before the webhook, and has not rewound it.</summary>
/// <param name="Announced">The announced length, or null.</param>
/// <param name="HasMoved">Whether a buffered body is not at its start.</param>
/// <param name="HasEnded">Whether the end of a chunked body has been read.</param>
internal readonly record struct ConsumedBody(long? Announced, bool HasMoved, bool HasEnded)
{
    /// <summary>Inspects a body before it is read here.</summary>
    public static ConsumedBody Inspect(HttpContext context) => new(
        context.Request.ContentLength,
        IsMoved(context.Request.Body),

        // On HTTP/1 the trailers are available only after the end. On HTTP/2 they may be available before.
        context.Request.Headers.TransferEncoding.Count > 0 && context.Features.Get<IHttpRequestTrailersFeature>() is { Available: true });

    /// <summary>
    /// Returns whether a middleware has read the start of the body. The rest may lack Mandrill's field, or begin in the
    /// middle of a value.
    /// </summary>
    /// <param name="refusal">The refusal of what was left, or null.</param>
    /// <param name="fields">The fields of what was left.</param>
    /// <param name="left">The number of bytes that were left.</param>
    public bool Explains(Answer? refusal, FormFields fields, long left)
    {
        var lacksStart = HasMoved || left < Announced;
        return
            refusal is null ? fields.FindEvents(out _) == BodyError.MissingEvents && (lacksStart || (HasEnded && left == 0)) :
            refusal == Answers.NameTooLong ? lacksStart :
            refusal == Answers.TooManyFields && HasMoved;
    }

    /// <summary>Logs the finding.</summary>
    public void LogTo(HttpContext context, long left)
    {
        var (status, outcome, text) = Answers.BodyConsumed;
        var webhook = RequestWebhook.For(context);
        webhook.Diagnostics.Refusals.BodyConsumed(status, outcome, text, Announced, left, webhook.IsAuthenticated);
    }

    private static bool IsMoved(Stream body)
    {
        try
        {
            return body.CanSeek && body.Position > 0;
        }
        catch (ObjectDisposedException)
        {
            return true;
        }
    }
}
