using Djrill.Net.Protocol;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Djrill.Net.Http;

/// <summary>Reads a request's body up to the webhook's own limit, which replaces those of the server and of forms.</summary>
internal sealed class BodyReader(HttpContext context, BodyAdmission admission, FormDecoder decoder)
{
    // The server counts the framing of small chunks, and this class does not.
    private const int ChunkFramingAllowance = 64 * 1024;

    /// <summary>Gets the number of bytes read.</summary>
    public long Size { get; private set; }

    /// <summary>Reads the body once, from the server's own buffers into the decoder.</summary>
    /// <returns>The refusal, or null.</returns>
    /// <exception cref="OperationCanceledException">The application's own time limit for the request has ended.</exception>
    public async Task<Answer?> ReadAsync()
    {
        var isLimitOurs = SetServerLimit();
        using var body = new TimedBody(context, admission);
        try
        {
            var refusal = await ReadAllAsync(body);
            return body.EndTooSlow() ? Answers.TooSlow : refusal;
        }
        catch (BadHttpRequestException exception)
        {
            return RefusalFor(exception, isLimitOurs);
        }
        catch (Exception exception) when (
            exception is ConnectionResetException || (exception is OperationCanceledException && !RequestTimeout.HasEnded(context)))
        {
            // No answer can reach the client. Without this Kestrel reads on, and logs its failure as an error.
            context.Abort();
            return Answers.BadBody;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            // A middleware, such as one that unzips, cannot decode the body.
            return Answers.BadBody;
        }
        catch (InvalidOperationException)
        {
            // A middleware has disposed of the body, has completed its reader, or is still reading.
            return Answers.BodyConsumed;
        }
    }

    private static Answer RefusalFor(BadHttpRequestException exception, bool isLimitOurs) => exception.StatusCode switch
    {
        StatusCodes.Status408RequestTimeout => Answers.TooSlow,

        // Servers throw derived classes. The framework's class itself comes from a middleware with a limit.
        StatusCodes.Status413PayloadTooLarge when isLimitOurs && exception.GetType() != typeof(BadHttpRequestException) => Answers.TooLarge,
        StatusCodes.Status413PayloadTooLarge => Answers.OverServerLimit,
        _ => Answers.BadBody,
    };

    private async Task<Answer?> ReadAllAsync(TimedBody body)
    {
        Answer? refusal = null;
        while (true)
        {
            var read = await body.ReadAsync(Size);
            Size += read.Buffer.Length;
            refusal = Size > admission.MaxSize ? Answers.TooLarge : refusal ?? admission.Grow(Size);
            foreach (var piece in read.Buffer)
            {
                refusal ??= Answers.For(decoder.Decode(piece.Span));
            }

            body.Reader.AdvanceTo(read.Buffer.End);

            // A long name may be the rest of a value whose start a middleware has read. Only the whole size shows that.
            var isEnough = refusal is not null && (refusal != Answers.NameTooLong || context.Request.ContentLength is null);
            if (isEnough || read.IsCompleted || body.IsCutOff)
            {
                RequestWebhook.For(context).Diagnostics.Telemetry.BodyRead(Size);
                return refusal;
            }
        }
    }

    /// <returns>Whether the limit could be set. Once the reading has begun the server keeps its own.</returns>
    private bool SetServerLimit()
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false } limit)
        {
            return false;
        }

        limit.MaxRequestBodySize = admission.MaxSize + (admission.MaxSize / 4) + ChunkFramingAllowance;
        return true;
    }
}
