namespace Djrill.Net.Events;

/// <summary>Tells where in an event's JSON a value stands. The bytes never change, so it is read when first asked for.</summary>
/// <param name="Start">The place of its first byte.</param>
/// <param name="Length">The count of its bytes; 0 where the value is absent.</param>
internal readonly record struct JsonPiece(int Start, int Length)
{
    /// <summary>Whether the value is a text that is not empty.</summary>
    public bool IsText(ReadOnlyMemory<byte> utf8Json) => Length > "\"\"".Length && utf8Json.Span[Start] == '"';

    public static JsonPiece At(Range range) => new(range.Start.Value, range.End.Value - range.Start.Value);

    /// <summary>Gives the value as sent. Empty where it is absent.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> utf8Json) => utf8Json.Slice(Start, Length);

    /// <summary>Gives the bytes of a value that <see cref="IsText"/>, without the quotes.</summary>
    public ReadOnlyMemory<byte> TextOf(ReadOnlyMemory<byte> utf8Json) => utf8Json.Slice(Start + 1, Length - 2);

    /// <summary>Reads the value as a text; see <see cref="JsonValues.Text"/>.</summary>
    public string? ReadText(ReadOnlyMemory<byte> utf8Json, bool hasDecimals = true) => JsonValues.ReadText(Of(utf8Json.Span), hasDecimals);
}
