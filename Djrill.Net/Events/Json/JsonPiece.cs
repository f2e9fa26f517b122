namespace Djrill.Net.Events;

/// <summary>The position of a value in the JSON of an event.</summary>
/// <param name="Start">The index of the first byte of the value.</param>
/// <param name="Length">The length of the value in bytes, or 0 if the value is absent.</param>
internal readonly record struct JsonPiece(int Start, int Length)
{
    /// <summary>Returns whether the value is a JSON string with at least one character.</summary>
    public bool IsText(ReadOnlyMemory<byte> utf8Json) => Length > "\"\"".Length && utf8Json.Span[Start] == '"';

    /// <summary>Gets the value as sent, or an empty span if the value is absent.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> utf8Json) => utf8Json.Slice(Start, Length);

    /// <summary>Gets the bytes of a string without the quotes. <see cref="IsText"/> must be true for the value.</summary>
    public ReadOnlyMemory<byte> TextOf(ReadOnlyMemory<byte> utf8Json) => utf8Json.Slice(Start + 1, Length - 2);

    /// <summary>Reads the value as <see cref="JsonValues.ReadText"/> does.</summary>
    public string? ReadText(ReadOnlyMemory<byte> utf8Json) => JsonValues.ReadText(Of(utf8Json.Span));
}
