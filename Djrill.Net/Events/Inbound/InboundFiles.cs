namespace Djrill.Net.Events;

/// <summary>Holds the attachments and images of an inbound email.</summary>
internal sealed record InboundFiles(IReadOnlyList<MandrillAttachment> Attachments, IReadOnlyList<MandrillAttachment> Images)
{
    /// <summary>Reads the attachments and images. The file contents are decoded on first use.</summary>
    public static InboundFiles Read(ReadOnlyMemory<byte> utf8Json, JsonPiece attachments, JsonPiece images)
    {
        var names = new EmailFileNames();
        var first = AttachmentReader.Read(utf8Json, attachments, isImage: false, names);
        return new(first, AttachmentReader.Read(utf8Json, images, isImage: true, names));
    }
}
