using System.Text;

namespace Djrill.Net.Events;

/// <summary>Reads a list of attachments or images of an inbound email.</summary>
internal static class AttachmentReader
{
    public static IReadOnlyList<MandrillAttachment> Read(ReadOnlyMemory<byte> utf8Json, JsonPiece files, bool isImage, EmailFileNames names)
    {
        var list = utf8Json.Slice(files.Start, files.Length);
        var read = new List<MandrillAttachment>();
        foreach (var (key, file) in FindFiles(list.Span))
        {
            if (file is { } members)
            {
                read.Add(Create(list, key, members, isImage, names));
            }
        }

        return read.Count == 0 ? [] : read;
    }

    /// <summary>Finds the files of an object, by their names there, or of a list. Of a repeated name the last one stands, in the place of the first.</summary>
    private static IEnumerable<(string? Key, AttachmentPieces? File)> FindFiles(ReadOnlySpan<byte> list)
    {
        if (JsonScanner.At(list, 0) == '{')
        {
            var byName = new OrderedDictionary<string, AttachmentPieces?>(StringComparer.Ordinal);
            var members = new JsonMembers(list, 0, JsonScanner.MaxDepth);
            while (members.MoveToValue())
            {
                byName[JsonText.Decode(members.Name)] = AttachmentPieces.Read(list, members.ValueStart, out var end);
                members.MoveBehind(end);
            }

            return byName.Select(static file => ((string?)file.Key, file.Value));
        }

        var files = new List<(string? Key, AttachmentPieces? File)>();
        if (JsonScanner.At(list, 0) == '[')
        {
            var items = new JsonItems(list, 0, JsonScanner.MaxDepth);
            while (items.MoveToValue())
            {
                files.Add((null, AttachmentPieces.Read(list, items.ValueStart, out var end)));
                items.MoveBehind(end);
            }
        }

        return files;
    }

    private static MandrillAttachment Create(ReadOnlyMemory<byte> list, string? key, AttachmentPieces file, bool isImage, EmailFileNames names)
    {
        var name = file.Name.ReadText(list) ?? key;
        var mediaType = file.Type.ReadText(list);
        var content = file.Content.IsText(list)
            ? file.Content.TextOf(list)
            : Encoding.UTF8.GetBytes(file.Content.ReadText(list) ?? string.Empty);
        var isBase64 = JsonValues.Flag(JsonValues.ReadScalar(file.Base64.Of(list.Span))) ?? ((isImage || !IsText(mediaType)) ? null : false);
        return new(new AttachmentContent(content, isBase64))
        {
            Key = key,
            Name = name,
            CreateSafeFileName = names.Add(name),
            MediaType = mediaType,
        };
    }

    /// <summary>
    /// Where Mandrill says nothing, it is text that it leaves as it is: until 2014 the member was missing there. Nobody can
    /// tell text from base64 by its looks, as with <c>abcd</c>.
    /// </summary>
    private static bool IsText(string? mediaType) => mediaType is not null && mediaType.StartsWith("text/", StringComparison.OrdinalIgnoreCase);
}
