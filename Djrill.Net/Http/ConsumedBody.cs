using Djrill.Net.Protocol;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Djrill.Net.Http;

/// <summary>Detects that a middleware has read the body before the webhook, and has not rewound the body.</summary>
/// <param name="Announced">The value of the header <c>Content-Length</c>, or null.</param>
/// <param name="HasMoved">Whether the position in a buffered body is after the start.</param>
/// <param name="HasEnded">Whether the end of a chunked body has been read.</param>
internal readonly record struct ConsumedBody(long? Announced, bool HasMoved, bool HasEnded)
{
    /// <summary>Inspects a body before the webhook reads the body.</summary>
    public static ConsumedBody Inspect(HttpContext context) => new(
        context.Request.ContentLength,
        IsMoved(context.Request.Body),

        // On HTTP/1, trailers are available only after the end of the body. HTTP/2 requests have no header Transfer-Encoding.
        context.Request.Headers.TransferEncoding.Count > 0 && context.Features.Get<IHttpRequestTrailersFeature>() is { Available: true });

    /// <summary>
    /// Returns whether the form is invalid because a middleware has read the start of the body. The rest of the body can lack
    /// Mandrill's field, or can begin in the middle of a value.
    /// </summary>
    /// <param name="refusal">The refusal of the rest of the body, or null.</param>
    /// <param name="fields">The fields in the rest of the body.</param>
    /// <param name="left">The size of the rest of the body, in bytes.</param>
    public bool IsCauseOf(Answer? refusal, FormFields fields, long left)
    {
        var lacksStart = HasMoved || left < Announced;
        return
            refusal is null ? fields.FindEvents(out _) == BodyError.MissingEvents && (lacksStart || (HasEnded && left == 0)) :
            refusal == Answers.NameTooLong ? lacksStart :
            refusal == Answers.TooManyFields && HasMoved;
    }

    /// <summary>Logs that a middleware has read the body.</summary>
    public void Log(HttpContext context, long left)
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
