using MimeKit;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Sample;

/// <summary>The texts and files of an email.</summary>
internal sealed class EmailParts
{
    /// <summary>Gets the first plain text with the line end that Mandrill adds, or null.</summary>
    public string? Text { get; private set; }

    public bool IsTextFlowed { get; private set; }

    /// <summary>Gets the first HTML with the line end that Mandrill adds, or null.</summary>
    public string? Html { get; private set; }

    /// <summary>Gets the files by their names, or null.</summary>
    public JObject? Attachments { get; private set; }

    /// <summary>Gets the images by their names or content ids, or null.</summary>
    public JObject? Images { get; private set; }

    public static EmailParts Read(MimeMessage email)
    {
        var parts = new EmailParts();
        foreach (var part in Leaves(email.Body))
        {
            parts.Add(part);
        }

        return parts;
    }

    private static IEnumerable<MimeEntity> Leaves(MimeEntity? entity) => entity switch
    {
        null => [],
        Multipart parts => parts.SelectMany(Leaves),
        _ => [entity],
    };

    private void Add(MimeEntity part)
    {
        switch (part)
        {
            case TextPart { IsAttachment: false, FileName: null, IsPlain: true } text when Text is null:
                (Text, IsTextFlowed) = (text.Text + "\n", text.IsFlowed);
                break;
            case TextPart { IsAttachment: false, FileName: null, IsHtml: true } html when Html is null:
                Html = html.Text + "\n";
                break;
            case TextPart { IsAttachment: false, FileName: null } other when other.IsPlain || other.IsHtml:
                break; // Mandrill takes the first of each kind.
            default:
                AddFile(new EmailPart(part));
                break;
        }
    }

    private void AddFile(EmailPart file)
    {
        var files = file.IsImage ? Images ??= [] : Attachments ??= [];

        // Mandrill keys the files by name, so that a second file of one name would be lost.
        var key = file.Key;
        for (var number = 2; files.ContainsKey(key); number++)
        {
            key = $"{file.Key} ({number})";
        }

        files[key] = file.ToJson();
    }
}
