using System.Text;
using MimeKit;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events.Corpus;

/// <summary>Makes of a message what Mandrill makes of it: section 3.3 of the protocol. The message goes through its bytes first.</summary>
internal static class MandrillShape
{
    private static readonly UTF8Encoding Strict = new(false, true);

    public static JObject Of(CorpusMessage message)
    {
        using var source = new MemoryStream();
        Mail(message).WriteTo(source);
        source.Position = 0;
        var mail = MimeMessage.Load(source);
        var parts = Parts(mail.Body!).ToList(); // No null: it was given one.
        var files = parts.Where(IsFile).Zip(message.Files).ToList();
        Assert.That(files, Has.Count.EqualTo(message.Files.Length), "Every file is in the message.");

        var msg = new JObject
        {
            ["raw_msg"] = Encoding.UTF8.GetString(source.ToArray()),
            ["headers"] = Headers(mail),
            ["text"] = TextOf(parts, "plain"),
            ["html"] = TextOf(parts, "html"),
            ["from_email"] = mail.From.Mailboxes.Single().Address,
            ["from_name"] = mail.From.Mailboxes.Single().Name,
            ["to"] = new JArray(mail.To.Mailboxes.Select(static to => new JArray(to.Address, to.Name ?? ""))),
            ["email"] = "help@in.example.org",
            ["subject"] = mail.Subject,
        };
        Add(msg, "attachments", message, files.Where(static file => !IsImage(file.First)));
        Add(msg, "images", message, files.Where(static file => IsImage(file.First)));
        message.Change?.Invoke(msg);
        return new JObject { ["event"] = "inbound", ["ts"] = 1700000120, ["msg"] = msg };
    }

    private static MimeMessage Mail(CorpusMessage message)
    {
        var mail = new MimeMessage { Subject = message.Subject, Body = message.Body, MessageId = "m1@example.com" };
        mail.From.Add(new MailboxAddress("Zo\u00eb", "zoe@example.com"));
        mail.To.Add(new MailboxAddress(null, "help@in.example.org"));
        mail.Headers.Add("Received", "from a.example.com by b.example.com");
        mail.Headers.Add("Received", "from c.example.com by a.example.com");
        return mail;
    }

    private static IEnumerable<MimeEntity> Parts(MimeEntity entity) => entity is Multipart parts ? parts.SelectMany(Parts) : [entity];

    private static bool IsFile(MimeEntity part) => part.IsAttachment || part is not TextPart;

    private static bool IsImage(MimeEntity part) => part.ContentType.IsMimeType("image", "*");

    private static string? TextOf(List<MimeEntity> parts, string subtype) =>
        parts.Where(static part => !IsFile(part)).OfType<TextPart>().FirstOrDefault(part => part.ContentType.IsMimeType("text", subtype)) is { } found ? found.Text + "\n" : null;

    private static JObject Headers(MimeMessage mail) => new(mail.Headers.GroupBy(static header => header.Field).Select(static header => new JProperty(
        header.Key, header.Count() == 1 ? header.Single().Value : new JArray(header.Select(static one => one.Value)))));

    private static void Add(JObject msg, string member, CorpusMessage message, IEnumerable<(MimeEntity Part, CorpusFile File)> files)
    {
        var shaped = files.Select(file => (Key: file.File.Name ?? file.Part.ContentId ?? "", Json: Shape(file.Part, file.File.Name, message.HasFlag))).ToList();
        if (shaped.Count == 0)
        {
            return;
        }

        msg[member] = message.IsList ? new JArray(shaped.Select(static file => file.Json)) : new JObject();
        foreach (var (key, json) in shaped.Where(_ => !message.IsList))
        {
            msg[member]![key] = json;
        }
    }

    private static JObject Shape(MimeEntity part, string? name, bool hasFlag)
    {
        var bytes = BytesOf(part);
        var text = part.ContentType.IsMimeType("text", "*") ? TextOf(bytes) : null;
        var shaped = new JObject { ["name"] = name, ["type"] = part.ContentType.MimeType, ["content"] = text ?? Convert.ToBase64String(bytes) };
        if (hasFlag && !IsImage(part))
        {
            shaped["base64"] = text is null;
        }

        return shaped;
    }

    private static byte[] BytesOf(MimeEntity part)
    {
        using var bytes = new MemoryStream();
        if (part is MessagePart forwarded)
        {
            forwarded.Message!.WriteTo(bytes); // A part of that type has one.
        }
        else
        {
            ((MimePart)part).Content?.DecodeTo(bytes);
        }

        return bytes.ToArray();
    }

    /// <summary>Text stays as it is, unless it is no UTF-8.</summary>
    private static string? TextOf(byte[] bytes)
    {
        try
        {
            return Strict.GetString(bytes);
        }
        catch (DecoderFallbackException)
        {
            return null;
        }
    }
}
