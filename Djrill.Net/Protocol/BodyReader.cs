using System.Buffers;
using Djrill.Net.Diagnostics;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Djrill.Net.Protocol;

/// <summary>Reads a request's body up to a limit of our own, in place of every limit of the server and of forms.</summary>
internal static class BodyReader
{
    // What a chunked body spends on the framing of small chunks, which the server counts and we do not.
    private const int ChunkFramingAllowance = 64 * 1024;

    /// <summary>Reads the body once, from the server's own buffers into the decoder.</summary>
    /// <returns>Null, or why the body is refused.</returns>
    public static async Task<Answer?> ReadAsync(HttpContext context, long maxSize, FormDecoder decoder)
    {
        SetServerLimit(context, maxSize);
        try
        {
            return await ReadAllAsync(context, maxSize, decoder);
        }
        catch (BadHttpRequestException bad)
        {
            return bad.StatusCode switch
            {
                StatusCodes.Status408RequestTimeout => Answers.TooSlow,
                StatusCodes.Status413PayloadTooLarge => Answers.TooLarge,
                _ => Answers.BadBody,
            };
        }
        catch (Exception gone) when (gone is ConnectionResetException or OperationCanceledException)
        {
            // Nobody is left to read the answer. Without this Kestrel tries to read on, and logs its failure as an error.
            context.Abort();
            return Answers.BadBody;
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            // A middleware in front cannot make sense of what was sent, such as one that unzips.
            return Answers.BadBody;
        }
    }

    private static async Task<Answer?> ReadAllAsync(HttpContext context, long maxSize, FormDecoder decoder)
    {
        var reader = context.Request.BodyReader;
        for (var size = 0L; ;)
        {
            // Without the request's token: the server ends the wait for a client that is gone or too slow, and says which.
            var read = await reader.ReadAsync(CancellationToken.None);
            size += read.Buffer.Length;
            var refusal = size > maxSize ? Answers.TooLarge : Decode(read.Buffer, decoder);

            reader.AdvanceTo(read.Buffer.End);
            if (refusal is not null || read.IsCompleted)
            {
                Telemetry.Of(context.RequestServices).BodyRead(size);
                return refusal;
            }
        }
    }

    private static Answer? Decode(in ReadOnlySequence<byte> pieces, FormDecoder decoder)
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

    private static void SetServerLimit(HttpContext context, long maxSize)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = maxSize + (maxSize / 4) + ChunkFramingAllowance;
        }
    }
}
