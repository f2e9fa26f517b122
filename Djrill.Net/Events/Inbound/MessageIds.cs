using System.Text.RegularExpressions;

namespace Djrill.Net.Events;

/// <summary>Reads message ids from the headers of an email (RFC 5322, section 3.6.4).</summary>
internal static partial class MessageIds
{
    public static IEnumerable<string> Read(IEnumerable<string> values) => values.SelectMany(Read);

    /// <summary>Reads the ids in angle brackets. Some programs omit the brackets, and separate the ids by blanks or commas.</summary>
    private static IReadOnlyList<string> Read(string value)
    {
        // Some programs write long ids as encoded words.
        var text = EncodedWords.Decode(value);

        // Comments and quoted names may contain angle brackets. An id inside them is used only if no other id is found.
        var bare = HeaderComments.Remove(text);
        var ids = ReadBracketed(bare);
        ids = ids.Count > 0 ? ids : ReadBracketed(text);
        return ids.Count > 0 || text.AsSpan().Contains('<') ? ids : [.. Separators().Split(bare).Where(static id => id.Length > 0)];
    }

    private static IReadOnlyList<string> ReadBracketed(string text) =>
    [
        .. from part in text.Split('<').Skip(1)
           let end = part.IndexOf('>', StringComparison.Ordinal)
           where end > 0

           // A long id may contain a line break.
           let id = Blanks().Replace(part[..end], "")
           where id.Length > 0
           select id,
    ];

    [GeneratedRegex(@"[\s\p{Cc}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[\s\p{Cc},]+", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
