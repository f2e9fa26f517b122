namespace Djrill.Net.Events;

/// <summary>Reads lists. PHP writes a list with a gap as an object with numbers for names.</summary>
internal static class JsonLists
{
    /// <summary>Reads a list, and leaves out what is read as null.</summary>
    /// <param name="value">One valid JSON value, or nothing.</param>
    /// <param name="read">Reads one element.</param>
    /// <returns>Empty where the value is not a list.</returns>
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

    /// <summary>Reads the texts of a list. Other elements are skipped.</summary>
    public static IReadOnlyList<string> ReadTexts(ReadOnlySpan<byte> value) => Read(value, static element => JsonValues.ReadText(element));

    /// <summary>Reads each element of a list.</summary>
    /// <param name="value">One valid JSON value, or nothing.</param>
    /// <param name="read">Reads one element.</param>
    /// <returns>Empty where the value is not a list.</returns>
    public static List<T> ReadAll<T>(ReadOnlySpan<byte> value, Func<ReadOnlySpan<byte>, T> read)
    {
        var kind = JsonScanner.At(value, 0);
        if (kind == '{' && HasNumbersForNames(value))
        {
            return [.. ReadMembers(value, read).Values];
        }

        var elements = new List<T>();
        if (kind == '[')
        {
            var items = new JsonItems(value, 0, JsonScanner.MaxDepth);
            while (items.MoveNext())
            {
                elements.Add(read(items.Value));
            }
        }

        return elements;
    }

    /// <summary>Reads the members of an object. Of a repeated name the last value stands, in the place of the first.</summary>
    public static OrderedDictionary<string, T> ReadMembers<T>(ReadOnlySpan<byte> value, Func<ReadOnlySpan<byte>, T> read)
    {
        var found = new OrderedDictionary<string, T>(StringComparer.Ordinal);
        var members = new JsonMembers(value, 0, JsonScanner.MaxDepth);
        while (members.MoveNext())
        {
            found[JsonText.Decode(members.Name)] = read(members.Value);
        }

        return found;
    }

    /// <summary>Whether a name is one that PHP gives an element.</summary>
    public static bool IsNumber(string name) => name.Length > 0 && name.All(char.IsAsciiDigit);

    private static bool HasNumbersForNames(ReadOnlySpan<byte> value)
    {
        var members = new JsonMembers(value, 0, JsonScanner.MaxDepth);
        while (members.MoveNext())
        {
            if (!IsNumber(JsonText.Decode(members.Name)))
            {
                return false;
            }
        }

        return true;
    }
}
