using System.Buffers;
using System.Buffers.Text;

namespace Djrill.Net.Events;

/// <summary>Decodes the content of an attachment from the JSON of the event. The content is decoded on first use.</summary>
/// <param name="text">The JSON string without its quotes.</param>
/// <param name="isBase64">Whether the string is base64, or null if this is unknown.</param>
internal sealed class AttachmentContent(ReadOnlyMemory<byte> text, bool? isBase64)
{
    private volatile DecodedContent? _decoded;

    /// <summary>Gets the decoded content. The content is cached after the first use.</summary>
    public DecodedContent Decoded => _decoded ?? Keep(Decode());

    /// <summary>Gets whether the whole string can be decoded. For valid base64, the getter does not store the decoded content.</summary>
    public bool IsComplete => _decoded?.IsComplete
        ?? (isBase64 is false || FindLength() is not null || Decoded.IsComplete);

    private bool IsEscaped => text.Span.Contains((byte)'\\');

    /// <summary>Opens the content as a stream. Plain text and valid base64 are decoded during reading.</summary>
    public Stream OpenRead() => (_decoded, isBase64) switch
    {
        (null, false) => new TextStream(new PlainText(text)),
        (null, _) when FindLength() is { } length => new TextStream(new EncodedText(text), length),
        _ => new MemoryStream(Decoded.Array, 0, Decoded.Length, writable: false),
    };

    private DecodedContent Keep(DecodedContent decoded) => Interlocked.CompareExchange(ref _decoded, decoded, null) ?? decoded;

    private DecodedContent Decode() => (isBase64 is false ? null : DecodeValid() ?? DecodeInvalid()) ?? ReadPlain();

    /// <summary>Gets the number of decoded bytes. Returns null if the string is not valid base64.</summary>
    private long? FindLength()
    {
        if (IsEscaped)
        {
            return new EncodedText(text).Length is >= 0 and var count ? count : null;
        }

        return Base64.IsValid(text.Span, out var length) ? length : null;
    }

    /// <summary>Decodes valid base64 without a copy of the string. Returns null if the string is not valid base64.</summary>
    private DecodedContent? DecodeValid()
    {
        // Four base64 characters encode three bytes. An escape is longer than the character that it represents, so backslashes are not
        // counted.
        var letters = text.Length - text.Span.Count((byte)'\\');
        var bytes = new byte[(letters + 3) / 4 * 3];
        if (!IsEscaped)
        {
            var status = Base64.DecodeFromUtf8(text.Span, bytes, out _, out var written);
            return status == OperationStatus.Done ? new(bytes, written, IsComplete: true) : null;
        }

        var source = new EncodedText(text);
        var length = 0;
        while (source.Read(bytes.AsSpan(length)) is > 0 and var count)
        {
            length += count;
        }

        return source.IsValid ? new(bytes, length, IsComplete: true) : null;
    }

    /// <summary>
    /// Decodes invalid base64 as mail programs do. Returns null if nothing can be decoded, or if the string is probably not base64.
    /// </summary>
    private DecodedContent? DecodeInvalid()
    {
        var letters = IsEscaped ? ReadPlain().Bytes.Span : text.Span;
        var bytes = new byte[(letters.Length + 3) / 4 * 3];
        if (isBase64 is null && !new Base64Decoder(letters, bytes).ReadFirst())
        {
            return null;
        }

        var decoder = new Base64Decoder(letters, bytes);
        decoder.ReadToEnd();
        return decoder.Written > 0 ? new(bytes, decoder.Written, decoder.IsComplete) : null;
    }

    private DecodedContent ReadPlain()
    {
        var bytes = new byte[JsonText.GetByteCount(text.Span)];
        var length = 0;
        Span<byte> buffer = stackalloc byte[1024];
        for (var position = 0; position < text.Length;)
        {
            var chunk = JsonText.ReadChunk(text.Span, ref position, buffer);
            chunk.CopyTo(bytes.AsSpan(length));
            length += chunk.Length;
        }

        return new(bytes, length, IsComplete: isBase64 is not true);
    }
}
