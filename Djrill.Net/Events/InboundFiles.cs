namespace Djrill.Net.Events;

/// <summary>The files of an inbound email.</summary>
internal sealed record InboundFiles(IReadOnlyList<MandrillAttachment> Attachments, IReadOnlyList<MandrillAttachment> Images)
{
    /// <summary>Reads them. Their contents stay where they are until asked for.</summary>
    public static InboundFiles Read(ReadOnlyMemory<byte> utf8Json, InboundValues values)
    {
        var names = new EmailFileNames();
        var attachments = AttachmentReader.Read(utf8Json, values.Attachments, isImage: false, names);
        return new(attachments, AttachmentReader.Read(utf8Json, values.Images, isImage: true, names));
    }
}
