using System.Buffers;
using Djrill.Net.Protocol;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Djrill.Net.Http;

/// <summary>Reads a request's body up to a limit of our own, in place of every limit of the server and of forms.</summary>
internal static class BodyReader
{
    // What a chunked body spends on the framing of small chunks, which the server counts and we do not.
    private const int ChunkFramingAllowance = 64 * 1024;

    /// <summary>Reads the body once, from the server's own buffers into the decoder.</summary>
    /// <returns>Null, or why the body is refused; and how many bytes were read.</returns>
    /// <exception cref="OperationCanceledException">The application's own time limit for the request has ended.</exception>
    public static async Task<(Answer? Refusal, long Size)> ReadAsync(HttpContext context, TimedBody body, long maxSize, FormDecoder decoder)
    {
        var isLimitOurs = SetServerLimit(context, maxSize);
        try
        {
            var (refusal, size) = await ReadAllAsync(context, body, maxSize, decoder);
            return (body.EndTooSlow() ? Answers.TooSlow : refusal, size);
        }
        catch (BadHttpRequestException exception)
        {
            return (RefusalFor(exception, isLimitOurs), 0);
        }
        catch (Exception exception) when (exception is ConnectionResetException || (exception is OperationCanceledException && !RequestTimeout.HasEnded(context)))
        {
            // Nobody is left to read the answer. Without this Kestrel tries to read on, and logs its failure as an error.
            context.Abort();
            return (Answers.BadBody, 0);
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            // A middleware in front cannot make sense of what was sent, such as one that unzips.
            return (Answers.BadBody, 0);
        }
        catch (InvalidOperationException)
        {
            // Somebody in front has disposed of the body, has completed its reader, or is still reading.
            return (Answers.BodyConsumed, 0);
        }
    }

    private static Answer RefusalFor(BadHttpRequestException exception, bool isLimitOurs) => exception.StatusCode switch
    {
        StatusCodes.Status408RequestTimeout => Answers.TooSlow,

        // Servers throw exceptions of their own classes. The framework's class itself comes from a middleware with a limit.
        StatusCodes.Status413PayloadTooLarge when isLimitOurs && exception.GetType() != typeof(BadHttpRequestException) => Answers.TooLarge,
        StatusCodes.Status413PayloadTooLarge => Answers.OverServerLimit,
        _ => Answers.BadBody,
    };

    private static async Task<(Answer? Refusal, long Size)> ReadAllAsync(HttpContext context, TimedBody body, long maxSize, FormDecoder decoder)
    {
        var hasLength = context.Request.ContentLength is not null;
        Answer? refusal = null;
        for (var size = 0L; ;)
        {
            var read = await body.ReadAsync(size);
            size += read.Buffer.Length;
            refusal = size > maxSize ? Answers.TooLarge : refusal ?? body.Admit(size, maxSize) ?? Answers.For(Decode(read.Buffer, decoder));

            body.Reader.AdvanceTo(read.Buffer.End);

            // A long name may be the rest of a value whose start was read by something in front. Only the whole size tells.
            var isEnough = refusal is not null && !(refusal == Answers.NameTooLong && hasLength);
            if (isEnough || read.IsCompleted || body.IsCutOff)
            {
                RequestWebhook.For(context).Diagnostics.Telemetry.BodyRead(size);
                return (refusal, size);
            }
        }
    }

    private static BodyError? Decode(in ReadOnlySequence<byte> pieces, FormDecoder decoder)
    {
        foreach (var piece in pieces)
        {
            if (decoder.Decode(piece.Span) is { } refusal)
            {
                return refusal;
            }
        }

        return null;
    }

    /// <returns>Whether the limit could be set. Once the reading has begun the server keeps its own.</returns>
    private static bool SetServerLimit(HttpContext context, long maxSize)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is not { IsReadOnly: false } limit)
        {
            return false;
        }

        limit.MaxRequestBodySize = maxSize + (maxSize / 4) + ChunkFramingAllowance;
        return true;
    }
}
