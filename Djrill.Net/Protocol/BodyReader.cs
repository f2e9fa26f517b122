using System.Buffers;
using System.Runtime.InteropServices;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Djrill.Net.Protocol;

/// <summary>Reads a request's body up to a limit of our own, in place of every limit of the server and of forms.</summary>
internal static class BodyReader
{
    // What a chunked body spends on the framing of small chunks, which the server counts and we do not.
    private const int ChunkFramingAllowance = 64 * 1024;

    public static async Task<(Memory<byte> Bytes, Answer? Refusal)> ReadAsync(HttpContext context, long maxSize)
    {
        if (context.Request.ContentLength > maxSize)
        {
            return (default, Answers.TooLarge);
        }

        SetServerLimit(context, maxSize);
        try
        {
            return await ReadAllAsync(context, maxSize);
        }
        catch (BadHttpRequestException bad)
        {
            return (default, bad.StatusCode switch
            {
                StatusCodes.Status408RequestTimeout => Answers.TooSlow,
                StatusCodes.Status413PayloadTooLarge => Answers.TooLarge,
                _ => Answers.BadBody,
            });
        }
        catch (Exception gone) when (gone is ConnectionResetException or OperationCanceledException)
        {
            // Nobody is left to read the answer. Without this Kestrel tries to read on, and logs its failure as an error.
            context.Abort();
            return (default, Answers.BadBody);
        }
        catch (Exception broken) when (broken is IOException or InvalidDataException)
        {
            // A middleware in front cannot make sense of what was sent, such as one that unzips.
            return (default, Answers.BadBody);
        }
    }

    private static async Task<(Memory<byte> Bytes, Answer? Refusal)> ReadAllAsync(HttpContext context, long maxSize)
    {
        var body = new ArrayBufferWriter<byte>();
        var reader = context.Request.BodyReader;
        while (true)
        {
            // Without the request's token: the server ends the wait for a client that is gone or too slow, and says which.
            var read = await reader.ReadAsync(CancellationToken.None);
            var tooLarge = body.WrittenCount + read.Buffer.Length > maxSize;
            if (!tooLarge)
            {
                foreach (var part in read.Buffer)
                {
                    body.Write(part.Span);
                }
            }

            reader.AdvanceTo(read.Buffer.End);
            if (tooLarge)
            {
                return (default, Answers.TooLarge);
            }

            if (read.IsCompleted)
            {
                return (MemoryMarshal.AsMemory(body.WrittenMemory), null);
            }
        }
    }

    private static void SetServerLimit(HttpContext context, long maxSize)
    {
        if (context.Features.Get<IHttpMaxRequestBodySizeFeature>() is { IsReadOnly: false } limit)
        {
            limit.MaxRequestBodySize = maxSize + (maxSize / 4) + ChunkFramingAllowance;
        }
    }
}
