using System.Buffers;
using System.Buffers.Text;

namespace Djrill.Net.Events;

/// <summary>Holds the content of an attachment, which is decoded from the event's JSON on first use.</summary>
/// <param name="text">The JSON string without its quotes.</param>
/// <param name="isBase64">Null if Mandrill does not say.</param>
internal sealed class AttachmentContent(ReadOnlyMemory<byte> text, bool? isBase64)
{
    private volatile DecodedContent? _decoded;

    /// <summary>Gets the content, which is kept.</summary>
    public DecodedContent Decoded => _decoded ?? Keep(Decode());

    /// <summary>Gets whether the whole text was decoded. Valid base64 need not be decoded and kept to know that.</summary>
    public bool IsComplete => _decoded?.IsComplete
        ?? (isBase64 is false || FindLength() is not null || Decoded.IsComplete);

    private bool IsEscaped => text.Span.Contains((byte)'\\');

    /// <summary>Opens the content as a stream. Plain text and valid base64 are decoded while they are read.</summary>
    public Stream OpenRead() => (_decoded, isBase64) switch
    {
        (null, false) => new TextStream(new PlainText(text)),
        (null, _) when FindLength() is { } length => new TextStream(new EncodedText(text), length),
        _ => new MemoryStream(Decoded.Array, 0, Decoded.Length, writable: false),
    };

    private DecodedContent Keep(DecodedContent decoded) => Interlocked.CompareExchange(ref _decoded, decoded, null) ?? decoded;

    private DecodedContent Decode() => (isBase64 is false ? null : DecodeValid() ?? DecodeInvalid()) ?? ReadPlain();

    /// <summary>Finds the length of the bytes that valid base64 stands for; null for other texts.</summary>
    private long? FindLength()
    {
        if (IsEscaped)
        {
            return new EncodedText(text).Length is >= 0 and var count ? count : null;
        }

        return Base64.IsValid(text.Span, out var length) ? length : null;
    }

    /// <summary>Decodes valid base64 with vectors and without a copy of the text. Null for other texts.</summary>
    private DecodedContent? DecodeValid()
    {
        // Four letters stand for three bytes. An escape has at least one byte more than the character it stands for: the backslash.
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
    /// Decodes invalid base64 as mail programs do. Null if nothing can be decoded, or if the text is probably not base64.
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
