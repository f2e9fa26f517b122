using System.Buffers;
using System.Buffers.Text;

namespace Djrill.Net.Events;

/// <summary>The contents of an attachment, decoded from the event's JSON when first asked for.</summary>
/// <param name="text">The JSON text without its quotes.</param>
/// <param name="isBase64">Null where Mandrill does not say.</param>
internal sealed class AttachmentContent(ReadOnlyMemory<byte> text, bool? isBase64)
{
    private DecodedContent? _decoded;

    /// <summary>Gets the contents, which are kept.</summary>
    public DecodedContent Decoded => Volatile.Read(ref _decoded) ?? Keep(Decode());

    /// <summary>Gets whether all of the text was decoded. What is sound is not kept for this.</summary>
    public bool IsComplete => Volatile.Read(ref _decoded)?.IsComplete ?? (isBase64 is false || FindLength() is not null || Decoded.IsComplete);

    private bool IsEscaped => text.Span.Contains((byte)'\\');

    /// <summary>Opens the contents as a stream. Those of a sound text are decoded while they are read.</summary>
    public Stream OpenRead() => (Volatile.Read(ref _decoded), isBase64) switch
    {
        (null, false) => new TextStream(new PlainText(text)),
        (null, _) when FindLength() is { } length => new TextStream(new EncodedText(text), length),
        _ => new MemoryStream(Decoded.Array, 0, Decoded.Length, writable: false),
    };

    private DecodedContent Keep(DecodedContent decoded) => Interlocked.CompareExchange(ref _decoded, decoded, null) ?? decoded;

    private DecodedContent Decode() => (isBase64 is false ? null : DecodeSound() ?? DecodeOdd()) ?? ReadPlain(isComplete: isBase64 is not true);

    /// <summary>Finds the length of what base64 by the rules holds; null of other texts.</summary>
    private long? FindLength()
    {
        if (!IsEscaped)
        {
            return Base64.IsValid(text.Span, out var length) ? length : null;
        }

        return new EncodedText(text).Length is >= 0 and var count ? count : null;
    }

    /// <summary>Decodes base64 by the rules, with vectors and without a copy of the text.</summary>
    private DecodedContent? DecodeSound()
    {
        // Of each group of four letters three bytes; each escape has a backslash more than it stands for, at least.
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

        return source.IsSound ? new(bytes, length, IsComplete: true) : null;
    }

    /// <summary>Decodes as mail programs do. Null if nothing can be decoded, or nobody says that this is base64 and it does not look like it.</summary>
    private DecodedContent? DecodeOdd()
    {
        var letters = text.Span;
        if (IsEscaped)
        {
            var (position, plain) = (0, new byte[text.Length + JsonEscapes.MinTarget]);
            letters = plain.AsSpan(0, JsonEscapes.Copy(letters, ref position, plain));
        }

        var bytes = new byte[(letters.Length + 3) / 4 * 3];
        if (isBase64 is null && !new Base64Decoder(letters, bytes).ReadFirst())
        {
            return null;
        }

        var decoder = new Base64Decoder(letters, bytes);
        decoder.ReadToEnd();
        return decoder.Written > 0 ? new(bytes, decoder.Written, decoder.IsComplete) : null;
    }

    private DecodedContent ReadPlain(bool isComplete)
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

        return new(bytes, length, isComplete);
    }
}
