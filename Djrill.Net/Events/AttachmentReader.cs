using System.Text;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Events;

/// <summary>Reads the attachments and images of inbound email. Their contents stay where they are until asked for.</summary>
internal static class AttachmentReader
{
    public static IReadOnlyList<MandrillAttachment> Read(JToken? files, bool isImage, EmailFileNames names) => files switch
    {
        JObject byName => [.. byName.Properties().Select(file => Read(file.Name, file.Value, isImage, names)).OfType<MandrillAttachment>()],
        JArray list => [.. list.Select(file => Read(null, file, isImage, names)).OfType<MandrillAttachment>()],
        _ => [],
    };

    private static MandrillAttachment? Read(string? key, JToken value, bool isImage, EmailFileNames names)
    {
        if (value is not JObject { Count: > 0 } file)
        {
            return null;
        }

        var name = file.Text("name") ?? key;
        var mediaType = file.Text("type");
        var content = file.Text("content") ?? string.Empty;
        var isBase64 = file.Flag("base64") ?? ((isImage || !IsText(mediaType)) ? null : false);
        return new()
        {
            Key = key,
            Name = name,
            CreateSafeFileName = names.Add(name),
            MediaType = mediaType,
            Decode = () => (isBase64 ?? Base64Text.IsLikely(content)) && Base64Text.Decode(content) is { } bytes ? bytes : Encoding.UTF8.GetBytes(content),
        };
    }

    /// <summary>
    /// Where Mandrill says nothing, it is text that it leaves as it is: until 2014 the member was missing there. Nobody can
    /// tell text from base64 by its looks, as with <c>abcd</c>.
    /// </summary>
    private static bool IsText(string? mediaType) => mediaType is not null && mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase);
}
