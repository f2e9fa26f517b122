namespace Djrill.Net.Protocol;

/// <summary>A string of a JSON text, or the text between two strings.</summary>
/// <param name="Text">The piece as written. A string includes its quotation marks.</param>
/// <param name="IsString">True for a string.</param>
internal readonly record struct JsonPiece(string Text, bool IsString)
{
    /// <summary>Splits a text. A string without an end is not a string. Takes linear time for any text.</summary>
    public static IEnumerable<JsonPiece> Split(string json)
    {
        var start = 0;
        while (start < json.Length)
        {
            var quote = json.IndexOf('"', start);
            var end = quote < 0 ? -1 : FindEnd(json, quote + 1);
            if (end < 0)
            {
                yield return new(json[start..], false);
                yield break;
            }

            yield return new(json[start..quote], false);
            yield return new(json[quote..(end + 1)], true);
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
