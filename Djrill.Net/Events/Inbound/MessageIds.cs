using System.Text.RegularExpressions;

namespace Djrill.Net.Events;

/// <summary>Reads the ids in the headers that make a thread (RFC 5322, section 3.6.4).</summary>
internal static partial class MessageIds
{
    public static IEnumerable<string> Read(IEnumerable<string> values) => values.SelectMany(Read);

    /// <summary>Reads the ids in angle brackets. Some programs omit these, and separate the ids by blanks and commas.</summary>
    private static IReadOnlyList<string> Read(string value)
    {
        // Some programs fold long ids by writing them as encoded words.
        var text = EncodedWords.Decode(value);

        // A comment or a quoted name may contain brackets. They are read only if there are no other ids.
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

           // A long id may be folded into two lines.
           let id = Blanks().Replace(part[..end], "")
           where id.Length > 0
           select id,
    ];

    [GeneratedRegex(@"[\s\p{Cc}]+", RegexOptions.CultureInvariant)]
    private static partial Regex Blanks();

    [GeneratedRegex(@"[\s\p{Cc},]+", RegexOptions.CultureInvariant)]
    private static partial Regex Separators();
}
