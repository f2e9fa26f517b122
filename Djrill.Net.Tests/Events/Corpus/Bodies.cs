using System.Text;
using MimeKit;
using MimeKit.Text;

namespace Djrill.Net.Tests.Events.Corpus;

/// <summary>Builds the parts of messages.</summary>
internal static class Bodies
{
    public static TextPart Text(string text = "Hello\r\n") => new(TextFormat.Plain) { Text = text };

    public static TextPart Text(string charset, string text, ContentEncoding encoding)
    {
        var part = new TextPart(TextFormat.Plain) { ContentTransferEncoding = encoding };
        part.SetText(EncodingOf(charset), text);
        return part;
    }

    public static TextPart Html(string html = "<p>Hello</p>\r\n") => new(TextFormat.Html) { Text = html };

    public static Multipart Mixed(params MimeEntity[] parts) => Multi("mixed", parts);

    public static Multipart Multi(string subtype, params MimeEntity[] parts)
    {
        var multipart = new Multipart(subtype);
        foreach (var part in parts)
        {
            multipart.Add(part);
        }

        return multipart;
    }

    public static MimePart Attached(CorpusFile file, ContentEncoding encoding = ContentEncoding.Base64, string disposition = "attachment") =>
        new(ContentType.Parse(file.MediaType))
        {
            Content = new MimeContent(new MemoryStream(file.Content)),
            ContentTransferEncoding = encoding,
            ContentDisposition = new ContentDisposition(disposition),
        };

    /// <summary>A message of which only an image is seen, by its id.</summary>
    public static MimePart Inline(CorpusFile file, string contentId)
    {
        var part = Attached(file, disposition: "inline");
        part.ContentId = contentId;
        return part;
    }

    public static MessagePart Forwarded(MimeEntity body)
    {
        var message = new MimeMessage { Subject = "Inner", Body = body, MessageId = "inner@example.com", Date = DateTimeOffset.UnixEpoch };
        message.From.Add(new MailboxAddress(null, "inner@example.com"));
        return new MessagePart("rfc822") { Message = message, ContentDisposition = new ContentDisposition("attachment") };
    }

    /// <summary>Gives the forwarded message as a file: its digest is that of its own source.</summary>
    public static CorpusFile FileOf(MessagePart forwarded)
    {
        using var bytes = new MemoryStream();
        forwarded.Message!.WriteTo(bytes); // No null: it was given one.
        return new("forwarded.eml", "message/rfc822", bytes.ToArray());
    }

    public static Encoding EncodingOf(string charset) => CodePagesEncodingProvider.Instance.GetEncoding(charset) ?? Encoding.GetEncoding(charset);

    /// <summary>Gives bytes that are the same in each run.</summary>
    public static CorpusFile Binary(string? name, int length, string mediaType = "application/octet-stream")
    {
        var bytes = new byte[length];
        new Random(length).NextBytes(bytes);
        return new(name, mediaType, bytes);
    }
}
