namespace Djrill.Net.Events;

/// <summary>Holds an attachment or an image of an inbound email (a member of <c>msg.attachments</c> or <c>msg.images</c>).</summary>
public sealed class MandrillAttachment
{
    private readonly AttachmentContent _content;
    private readonly Func<string>? _createSafeFileName;

    internal MandrillAttachment(AttachmentContent content) => _content = content;

    /// <summary>Gets the name by which Mandrill lists the file: its file name, or the Content-ID of an image.</summary>
    /// <value>As sent. Null if Mandrill sends a list.</value>
    public string? Key { get; internal init; }

    /// <summary>Gets the name that the author gave the file (<c>name</c>, or else <see cref="Key"/>). Do not use it in a path.</summary>
    /// <value>As sent: it may be encoded (RFC 2047), contain separators, and have any length. Null if absent.</value>
    public string? Name { get; internal init; }

    /// <summary>Gets a name, made from <see cref="Name"/>, that is safe to save the file by on Windows and on Linux.</summary>
    /// <value>
    /// Never empty, and at most 200 bytes of UTF-8 including the extension. Encoded words (RFC 2047) and extended values (RFC 2231) are
    /// decoded. It contains no separators, no control characters, no invisible characters and none that a file system refuses. It is not
    /// hidden, and not the name of a device. <c>attachment</c> if nothing is left of the name.
    /// </value>
    /// <remarks>
    /// No two attachments and images of one email have the same name, in any case: a second <c>a.txt</c> is <c>a (2).txt</c>. Files of
    /// different emails may have the same name, so save each email's files into a folder of its own, for example by
    /// <see cref="MandrillEvent.IdempotencyKey"/>. The author chooses the extension: do not execute a saved file, and do not serve it by
    /// its extension.
    /// </remarks>
    public string SafeFileName => field ??= _createSafeFileName?.Invoke() ?? SafeFileNames.Create(Name);

    /// <summary>Gets the media type (<c>type</c>), such as <c>application/pdf</c>. It is its author's claim.</summary>
    /// <value>As sent. Null if absent.</value>
    public string? MediaType { get; internal init; }

    /// <summary>Gets the decoded content (<c>content</c>, <c>base64</c>).</summary>
    /// <value>
    /// If <c>base64</c> is true, the decoded bytes; if it is false, the text in UTF-8. If <c>base64</c> is absent, as with all images, an
    /// attachment of type <c>text/*</c> is treated as text, and other content as base64 if it looks like base64. Base64 is decoded as mail
    /// programs do: padding may be missing, data may follow padding, and other characters are ignored; see <see cref="IsContentComplete"/>.
    /// If nothing can be decoded, the text in UTF-8. Empty if <c>content</c> is absent or not a string.
    /// </value>
    /// <remarks>
    /// The content is decoded on first use, and kept with this object. <see cref="OpenRead"/> needs no memory of the file's size.
    /// </remarks>
    public ReadOnlyMemory<byte> Content => _content.Decoded.Bytes;

    /// <summary>Gets whether <see cref="Content"/> is all that Mandrill sent (<c>content</c>, <c>base64</c>).</summary>
    /// <value>
    /// False if the base64 is invalid: it has other characters, a last group of one letter, text after the padding, or nothing that can be
    /// decoded. <see cref="Content"/> is then the part that could be decoded. Blanks, line breaks and missing padding lose nothing. True if
    /// the content is not base64, or absent.
    /// </value>
    public bool IsContentComplete => _content.IsComplete;

    /// <summary>Sets the function that creates <see cref="SafeFileName"/> on first use.</summary>
    internal Func<string> CreateSafeFileName { init => _createSafeFileName = value; }

    /// <summary>Opens the content as a stream.</summary>
    /// <returns>
    /// A stream of the bytes of <see cref="Content"/>. It can seek, and decodes while it is read: after a seek back it decodes from the
    /// start. Invalid base64 is decoded as a whole first.
    /// </returns>
    public Stream OpenRead() => _content.OpenRead();
}
