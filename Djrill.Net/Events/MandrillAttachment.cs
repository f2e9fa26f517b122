namespace Djrill.Net.Events;

/// <summary>Holds an attachment or an image of an inbound email (a member of <c>msg.attachments</c> or <c>msg.images</c>).</summary>
public sealed class MandrillAttachment
{
    private readonly AttachmentContent _content;
    private readonly Func<string>? _createSafeFileName;

    internal MandrillAttachment(AttachmentContent content) => _content = content;

    /// <summary>Gets the name under which Mandrill lists it: its file name, or of an image perhaps its Content-ID.</summary>
    /// <value>As sent. Null where Mandrill sends a list.</value>
    public string? Key { get; internal init; }

    /// <summary>Gets the name as its author wrote it (<c>name</c>, else <see cref="Key"/>). Not for use in a path.</summary>
    /// <value>As sent: may be encoded (RFC 2047), hold separators, be of any length. Null where there is none.</value>
    public string? Name { get; internal init; }

    /// <summary>Gets a name under which it can be saved, on Windows and on Linux, made of <see cref="Name"/>.</summary>
    /// <value>
    /// Never empty, and at most 200 bytes of UTF-8, its extension kept. Encoded words (RFC 2047) and extended values
    /// (RFC 2231) are decoded; quotes and line breaks around it are removed. Without separators, control characters, those
    /// that cannot be seen or turn the direction, and others that a file system refuses or reads in its own way; neither
    /// hidden nor the name of a device. <c>attachment</c> where nothing is left.
    /// </value>
    /// <remarks>
    /// Of the attachments and images that Mandrill sends with one email no two have the same, in any case: a second
    /// <c>a.txt</c> is <c>a (2).txt</c>. Emails share no such rule, so save each into a folder of its own; its
    /// <see cref="MandrillEvent.IdempotencyKey"/> is a name for that. The extension is the author's choice: do not execute
    /// what was saved, nor serve it from where extensions have a meaning.
    /// </remarks>
    public string SafeFileName => field ??= _createSafeFileName?.Invoke() ?? SafeFileNames.Create(Name);

    /// <summary>Gets the media type (<c>type</c>), such as <c>application/pdf</c>. It is its author's claim.</summary>
    /// <value>As sent. Null where absent.</value>
    public string? MediaType { get; internal init; }

    /// <summary>Gets the contents, decoded (<c>content</c>, <c>base64</c>).</summary>
    /// <value>
    /// Decoded when first asked for, and kept. Where <c>base64</c> is true, decoded from that, and where it is false, the text
    /// itself in UTF-8. Where it is absent or neither, as with all images, attachments of media type <c>text/*</c> are taken
    /// for text, and all else for base64 if it looks like it. Base64 is decoded as mail programs do: padding may be missing,
    /// data may go on behind padding, and what is not base64 is ignored; <see cref="IsContentComplete"/> tells it. If nothing
    /// can be decoded, the text itself. Empty where <c>content</c> is absent or no text.
    /// </value>
    /// <remarks>
    /// Decoded from the event's JSON, and kept for as long as this object is. <see cref="OpenRead"/> needs no memory of the
    /// file's size.
    /// </remarks>
    public ReadOnlyMemory<byte> Content => _content.Decoded.Bytes;

    /// <summary>Gets whether <see cref="Content"/> is all that Mandrill sent (<c>content</c>, <c>base64</c>).</summary>
    /// <value>
    /// False where the base64 was bad: characters that are not base64, a last group of one letter, text behind the padding, or
    /// nothing that can be decoded. <see cref="Content"/> is then what could be decoded. Blanks, line breaks and missing padding
    /// lose nothing. True where the contents are no base64, and where they are absent.
    /// </value>
    public bool IsContentComplete => _content.IsComplete;

    /// <summary>What makes <see cref="SafeFileName"/> when it is first asked for.</summary>
    internal Func<string> CreateSafeFileName { init => _createSafeFileName = value; }

    /// <summary>Opens the contents as a stream.</summary>
    /// <returns>
    /// A stream that can be read and sought in. It gives the bytes of <see cref="Content"/>, and decodes them while it is read: to
    /// seek back, it decodes from the start. What is not base64 by the rules is decoded as a whole first.
    /// </returns>
    public Stream OpenRead() => _content.OpenRead();
}
