namespace Djrill.Net.Events;

/// <summary>Holds an attachment or an image of an inbound email (a member of <c>msg.attachments</c> or <c>msg.images</c>).</summary>
public sealed class MandrillAttachment
{
    private readonly AttachmentContent _content;
    private readonly Func<string>? _createSafeFileName;

    internal MandrillAttachment(AttachmentContent content) => _content = content;

    /// <summary>Gets the key of the file in the JSON object: the file name, or the Content-ID of an image.</summary>
    /// <value>As sent. Null if Mandrill sends the files as a list.</value>
    public string? Key { get; internal init; }

    /// <summary>Gets the original file name (<c>name</c>, or else <see cref="Key"/>). Do not use the original name in a path.</summary>
    /// <value>As sent. The name may be encoded (RFC 2047), may contain path separators, and may have any length. Null if absent.</value>
    public string? Name { get; internal init; }

    /// <summary>Gets a file name that is safe on Windows and Linux. The name is derived from <see cref="Name"/>.</summary>
    /// <value>
    /// Never empty, and at most 200 bytes of UTF-8 including the extension. Encoded words (RFC 2047) and extended values (RFC 2231) are
    /// decoded. Path separators, control characters, and characters that a file system rejects are replaced. The names of hidden files and
    /// of devices are changed. Invisible characters are removed. If no characters remain, the name is <c>attachment</c>.
    /// </value>
    /// <remarks>
    /// The name is unique, ignoring case, among the attachments and images of one email. A second <c>a.txt</c> becomes <c>a (2).txt</c>.
    /// Files of different emails may have the same name, so save the files of each email in a separate folder.
    /// <see cref="MandrillEvent.IdempotencyKey"/> is a suitable folder name. The sender chooses the extension, so do not execute a saved
    /// file, and do not derive the media type from the extension.
    /// </remarks>
    public string SafeFileName => field ??= _createSafeFileName?.Invoke() ?? SafeFileNames.Create(Name);

    /// <summary>
    /// Gets the media type (<c>type</c>), such as <c>application/pdf</c>. The sender chooses the media type, so it may be wrong.
    /// </summary>
    /// <value>As sent. Null if absent.</value>
    public string? MediaType { get; internal init; }

    /// <summary>Gets the decoded content (<c>content</c>, <c>base64</c>).</summary>
    /// <value>
    /// If <c>base64</c> is true, the decoded bytes. If <c>base64</c> is false, the plain text in UTF-8. If <c>base64</c> is absent, as in
    /// all images, attachments with a media type <c>text/*</c> are plain text. Other content is decoded if it looks like base64. Base64 is
    /// decoded as mail programs do: padding may be missing, data may follow padding, and other characters are ignored. If nothing can be
    /// decoded, the original string in UTF-8. Empty if <c>content</c> is absent or not a string.
    /// </value>
    /// <remarks>
    /// The content is decoded on first use, and then cached in this object. For large files, <see cref="OpenRead"/> needs less memory.
    /// </remarks>
    public ReadOnlyMemory<byte> Content => _content.Decoded.Bytes;

    /// <summary>Gets whether all of the content could be decoded (<c>content</c>, <c>base64</c>).</summary>
    /// <value>
    /// False if the base64 contains invalid characters, an incomplete last group, or plain text after the padding, or if nothing can be
    /// decoded. <see cref="Content"/> then contains only the part that could be decoded. Blanks, line breaks and missing padding are
    /// allowed. True if the content is not base64, or absent.
    /// </value>
    public bool IsContentComplete => _content.IsComplete;

    /// <summary>Sets the function that creates <see cref="SafeFileName"/> on first use.</summary>
    internal Func<string> CreateSafeFileName { init => _createSafeFileName = value; }

    /// <summary>Opens the content as a stream.</summary>
    /// <returns>
    /// A seekable stream of the bytes of <see cref="Content"/>. The bytes are decoded during reading. A read after a backward seek may
    /// decode from the start again. Invalid base64 is decoded completely before the stream is returned.
    /// </returns>
    public Stream OpenRead() => _content.OpenRead();
}
