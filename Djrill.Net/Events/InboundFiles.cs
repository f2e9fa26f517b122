namespace Djrill.Net.Events;

/// <summary>The files of an inbound email.</summary>
internal sealed record InboundFiles(IReadOnlyList<MandrillAttachment> Attachments, IReadOnlyList<MandrillAttachment> Images)
{
    /// <summary>Reads them. Their contents stay where they are until asked for.</summary>
    public static InboundFiles Read(ReadOnlyMemory<byte> utf8Json, JsonPiece attachments, JsonPiece images)
    {
        var names = new EmailFileNames();
        var first = AttachmentReader.Read(utf8Json, attachments, isImage: false, names);
        return new(first, AttachmentReader.Read(utf8Json, images, isImage: true, names));
    }
}
