using System.Text;
using System.Text.Unicode;
using MimeKit;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Sample;

/// <summary>A file of an email.</summary>
internal sealed class EmailPart(MimeEntity part)
{
    private readonly string? _name = part.ContentDisposition?.FileName ?? part.ContentType.Name;

    public bool IsImage => part.ContentType.IsMimeType("image", "*");

    /// <summary>Gets the name of the member: the file's name, or else its content id.</summary>
    public string Key => _name ?? (part.ContentId is { } id ? $"<{id}>" : "");

    /// <summary>Creates Mandrill's JSON of the file. Text is not encoded. An image is always base64, without the member 'base64'.</summary>
    public JObject ToJson()
    {
        var content = ReadContent();
        var isText = part.ContentType.IsMimeType("text", "*") && Utf8.IsValid(content);
        var json = new JObject
        {
            ["name"] = _name,
            ["type"] = part.ContentType.MimeType,
            ["content"] = isText ? Encoding.UTF8.GetString(content) : Convert.ToBase64String(content),
        };
        if (!IsImage)
        {
            json["base64"] = !isText;
        }

        return json;
    }

    private byte[] ReadContent()
    {
        using var content = new MemoryStream();
        switch (part)
        {
            case MessagePart { Message: { } email }:
                email.WriteTo(content);
                break;
            case MimePart { Content: { } encoded }:
                encoded.DecodeTo(content);
                break;
            default:
                break; // An empty part.
        }

        return content.ToArray();
    }
}
