namespace Djrill.Net.Events;

/// <summary>
/// Reads lists. PHP writes a list with missing indexes as an object whose names are numbers, so such objects are read as lists.
/// </summary>
internal static class JsonLists
{
    /// <summary>Reads a list, and skips each element for which <paramref name="read"/> returns null.</summary>
    /// <param name="value">One valid JSON value, or an empty span.</param>
    /// <param name="read">Reads one element.</param>
    /// <returns>The elements. Empty if the value is not a list.</returns>
    public static IReadOnlyList<T> Read<T>(ReadOnlySpan<byte> value, Func<ReadOnlySpan<byte>, T?> read)
        where T : class
    {
        if (value.Length <= "[]".Length)
        {
            return [];
        }

        var elements = ReadAll(value, read);
        elements.RemoveAll(static element => element is null);
        return elements.Count == 0 ? [] : ((List<T>)elements!).AsReadOnly();
    }

    /// <summary>Reads the strings of a list. Other elements are skipped.</summary>
    public static IReadOnlyList<string> ReadTexts(ReadOnlySpan<byte> value) => Read(value, static element => JsonValues.ReadText(element));

    /// <summary>Reads each element of a list.</summary>
    /// <param name="value">One valid JSON value, or an empty span.</param>
    /// <param name="read">Reads one element.</param>
    /// <returns>The elements. Empty if the value is not a list.</returns>
    public static List<T> ReadAll<T>(ReadOnlySpan<byte> value, Func<ReadOnlySpan<byte>, T> read)
    {
        var items = new JsonItems(value, 0);
        if (items.IsObject)
        {
            var members = ReadMembers(value, read);
            return members.Keys.All(IsNumber) ? [.. members.Values] : [];
        }

        var elements = new List<T>();
        while (items.MoveNext())
        {
            elements.Add(read(items.Value));
        }

        return elements;
    }

    /// <summary>
    /// Reads the members of an object. Any other value has no members. If a name is repeated, the last value replaces the first.
    /// </summary>
    public static OrderedDictionary<string, T> ReadMembers<T>(ReadOnlySpan<byte> value, Func<ReadOnlySpan<byte>, T> read)
    {
        var found = new OrderedDictionary<string, T>(StringComparer.Ordinal);
        var members = new JsonItems(value, 0);
        while (members.IsObject && members.MoveNext())
        {
            found[JsonText.Decode(members.Name)] = read(members.Value);
        }

        return found;
    }

    /// <summary>Returns whether a name consists of digits, as the index of a list element does.</summary>
    public static bool IsNumber(string name) => name.Length > 0 && name.All(char.IsAsciiDigit);
}
