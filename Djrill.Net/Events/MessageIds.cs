namespace Djrill.Net.Events;

/// <summary>Reads the ids in the headers that make a thread (RFC 5322, section 3.6.4).</summary>
internal static class MessageIds
{
    private static readonly char[] Blanks = [' ', '\t', '\r', '\n'];

    public static IEnumerable<string> Read(IEnumerable<string> values) => values.SelectMany(Read);

    /// <summary>Reads what stands in angle brackets, or, as some programs leave them out, what blanks and commas part.</summary>
    private static IEnumerable<string> Read(string value) =>
        value.Contains('<', StringComparison.Ordinal) ? ReadBracketed(value) : value.Split([.. Blanks, ','], StringSplitOptions.RemoveEmptyEntries);

    private static IEnumerable<string> ReadBracketed(string value) =>
        from part in value.Split('<').Skip(1)
        let end = part.IndexOf('>', StringComparison.Ordinal)
        where end > 0

        // A long id may be folded over two lines.
        let id = string.Concat(part[..end].Split(Blanks))
        where id.Length > 0
        select id;
}
