using Djrill.Net.Protocol;
using Microsoft.AspNetCore.Connections;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Http.Features;

namespace Djrill.Net.Http;

/// <summary>Reads the body of a request. The webhook's limit replaces the limits of the server and of <c>FormOptions</c>.</summary>
internal sealed class BodyReader(HttpContext context, BodyAdmission admission, FormDecoder decoder)
{
    // The server's limit includes the framing of chunks. The webhook's limit does not.
    private const int ChunkFramingAllowance = 64 * 1024;

    /// <summary>Gets the number of bytes read.</summary>
    public long Size { get; private set; }

    /// <summary>Reads the body from the server's buffers into the decoder.</summary>
    /// <returns>The refusal, or null.</returns>
    /// <exception cref="OperationCanceledException">The application's time limit for the request has expired.</exception>
    public async Task<Answer?> ReadAsync()
    {
        var isLimitOurs = SetServerLimit();
        using var body = new TimedBody(context, admission);
        try
        {
            var refusal = await ReadAllAsync(body);
            return body.EndAndCheckRate() ? Answers.TooSlow : refusal;
        }
        catch (BadHttpRequestException exception)
        {
            return RefusalFor(exception, isLimitOurs);
        }
        catch (Exception exception) when (
            exception is ConnectionResetException || (exception is OperationCanceledException && !RequestTimeout.HasExpired(context)))
        {
            // No answer can reach the client. Without Abort, Kestrel would continue to read, and log an error.
            context.Abort();
            return Answers.BadBody;
        }
        catch (Exception exception) when (exception is IOException or InvalidDataException)
        {
            // A middleware failed to decode the body, for example during decompression.
            return Answers.BadBody;
        }
        catch (InvalidOperationException)
        {
            // A middleware has disposed of the body, has completed its reader, or is still reading the body.
            return Answers.BodyConsumed;
        }
    }

    private static Answer RefusalFor(BadHttpRequestException exception, bool isLimitOurs) => exception.StatusCode switch
    {
        StatusCodes.Status408RequestTimeout => Answers.TooSlow,

        // Servers throw a class derived from BadHttpRequestException. A middleware with a limit throws BadHttpRequestException itself.
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

            // The rest of a body can look like a long name. Only the total size shows whether a middleware has read the start.
            var isEnough = refusal is not null && (refusal != Answers.NameTooLong || context.Request.ContentLength is null);
            if (isEnough || read.IsCompleted || body.IsCutOff)
            {
                RequestWebhook.For(context).Diagnostics.Telemetry.BodyRead(Size);
                return refusal;
            }
        }
    }

    /// <returns>True if the limit was set; false if the server's limit is read-only, for example after the reading has begun.</returns>
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
