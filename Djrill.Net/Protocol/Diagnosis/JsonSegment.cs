namespace Djrill.Net.Protocol;

/// <summary>The place of a string in a JSON text, or of the text between two strings.</summary>
/// <param name="Start">The index of the first character.</param>
/// <param name="Length">The length. A string includes its quotation marks.</param>
/// <param name="IsString">True for a string.</param>
internal readonly record struct JsonSegment(int Start, int Length, bool IsString)
{
    /// <summary>Splits a text. A string without an end is not a string. Takes linear time for any text.</summary>
    public static IEnumerable<JsonSegment> Split(string json)
    {
        var start = 0;
        while (start < json.Length)
        {
            var quote = json.IndexOf('"', start);
            var end = quote < 0 ? -1 : FindEnd(json, quote + 1);
            if (end < 0)
            {
                yield return new(start, json.Length - start, false);
                yield break;
            }

            yield return new(start, quote - start, false);
            yield return new(quote, end + 1 - quote, true);
            start = end + 1;
        }
    }

    private static int FindEnd(string json, int start)
    {
        var end = json.AsSpan(start).IndexOfAny('"', '\\') + start;
        while (end >= start && json[end] == '\\')
        {
            start = Math.Min(end + 2, json.Length); // The character after a backslash does not end the string.
            end = json.AsSpan(start).IndexOfAny('"', '\\') + start;
        }

        return end < start ? -1 : end;
    }
}
