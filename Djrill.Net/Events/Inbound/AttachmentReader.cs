using System.Globalization;
using System.Text;

namespace Djrill.Net.Events;

/// <summary>Reads the attachments or images of an inbound email.</summary>
internal static class AttachmentReader
{
    public static IReadOnlyList<MandrillAttachment> Read(ReadOnlyMemory<byte> utf8Json, JsonPiece files, bool isImage, EmailFileNames names)
    {
        var list = utf8Json.Slice(files.Start, files.Length);
        return
        [
            .. from file in FindFiles(list.Span)
               let pieces = file.Pieces
               where pieces is not null
               select Create(list, file.Key, pieces!.Value, isImage, names),
        ];
    }

    /// <summary>
    /// Finds the files in a JSON list, or in an object whose member names are the keys of the files. If a key is repeated, the last file
    /// replaces the first.
    /// </summary>
    private static IEnumerable<(string? Key, AttachmentPieces? Pieces)> FindFiles(ReadOnlySpan<byte> list)
    {
        var files = new OrderedDictionary<string, AttachmentPieces?>(StringComparer.Ordinal);
        var items = new JsonItems(list, 0);
        var hasNames = items.IsObject;
        while (items.MoveToValue())
        {
            var name = hasNames ? JsonText.Decode(items.Name) : files.Count.ToString(CultureInfo.InvariantCulture);
            files[name] = AttachmentPieces.Read(list, items.ValueStart, out var end);
            items.MoveAfterValue(end);
        }

        return files.Select(file => (hasNames ? file.Key : null, file.Value));
    }

    private static MandrillAttachment Create(
        ReadOnlyMemory<byte> list, string? key, AttachmentPieces file, bool isImage, EmailFileNames names)
    {
        var name = file.Name.ReadText(list) ?? key;
        var mediaType = file.Type.ReadText(list);
        var content = file.Content.IsText(list)
            ? file.Content.TextOf(list)
            : Encoding.UTF8.GetBytes(file.Content.ReadText(list) ?? string.Empty);

        // Until 2014, Mandrill sent text attachments as plain text, without the member "base64". Other content without the member may be
        // base64 or plain text.
        var isText = !isImage && mediaType?.StartsWith("text/", StringComparison.OrdinalIgnoreCase) == true;
        var isBase64 = JsonValues.Flag(JsonValues.ReadScalar(file.Base64.Of(list.Span))) ?? (isText ? false : null);
        return new(new AttachmentContent(content, isBase64))
        {
            Key = key,
            Name = name,
            CreateSafeFileName = names.Add(name),
            MediaType = mediaType,
        };
    }
}
