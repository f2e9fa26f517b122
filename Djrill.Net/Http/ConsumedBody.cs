using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Djrill.Net.Http;

/// <summary>Detects that a middleware in front of the webhook has read the body and has not put it back.</summary>
internal readonly struct ConsumedBody
{
    private readonly long? _announced;
    private readonly bool _hasMoved;
    private readonly bool _hasEnded;

    private ConsumedBody(long? announced, bool hasMoved, bool hasEnded) => (_announced, _hasMoved, _hasEnded) = (announced, hasMoved, hasEnded);

    /// <summary>Looks at a body before it is read here.</summary>
    public static ConsumedBody Inspect(HttpContext context) => new(context.Request.ContentLength, HasMoved(context.Request.Body), HasEnded(context));

    /// <summary>Checks whether a body whose form lacks Mandrill's field was read before.</summary>
    /// <param name="left">How many bytes were left.</param>
    public bool IsProvedBy(long left) => _hasMoved || left < _announced || (_hasEnded && left == 0);

    /// <summary>Checks whether the body was refused because its start is missing: the rest then begins in the middle of a value.</summary>
    public bool Explains(Answer refusal, long left) =>
        (refusal == Answers.NameTooLong && (_hasMoved || left < _announced)) || (refusal == Answers.TooManyFields && _hasMoved);

    /// <summary>Logs what was found.</summary>
    public void LogTo(HttpContext context, long left)
    {
        var (status, outcome, text) = Answers.BodyConsumed;
        var webhook = RequestWebhook.For(context);
        webhook.Diagnostics.Refusals.BodyConsumed(status, outcome, text, _announced, left, webhook.IsAuthenticated);
    }

    /// <summary>Whether a buffered body does not stand at its start any more.</summary>
    private static bool HasMoved(Stream body)
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

    /// <summary>
    /// Whether the end of a chunked body was reached: only then the server knows its trailers. HTTP/2 knows them as soon as
    /// they have arrived, which proves nothing.
    /// </summary>
    private static bool HasEnded(HttpContext context) =>
        context.Request.Headers.TransferEncoding.Count > 0
        && context.Features.Get<IHttpRequestTrailersFeature>() is { Available: true };
}
