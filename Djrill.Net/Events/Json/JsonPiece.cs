namespace Djrill.Net.Events;

/// <summary>The place of a value in the JSON of an event. The bytes never change, so the value is read on first use.</summary>
/// <param name="Start">The index of its first byte.</param>
/// <param name="Length">The number of its bytes; 0 if the value is absent.</param>
internal readonly record struct JsonPiece(int Start, int Length)
{
    /// <summary>Returns whether the value is a string that is not empty.</summary>
    public bool IsText(ReadOnlyMemory<byte> utf8Json) => Length > "\"\"".Length && utf8Json.Span[Start] == '"';

    /// <summary>Gets the value as sent. Empty if it is absent.</summary>
    public ReadOnlySpan<byte> Of(ReadOnlySpan<byte> utf8Json) => utf8Json.Slice(Start, Length);

    /// <summary>Gets the bytes of a value that <see cref="IsText"/>, without the quotes.</summary>
    public ReadOnlyMemory<byte> TextOf(ReadOnlyMemory<byte> utf8Json) => utf8Json.Slice(Start + 1, Length - 2);

    /// <summary>Reads the value as <see cref="JsonValues.ReadText"/> does.</summary>
    public string? ReadText(ReadOnlyMemory<byte> utf8Json) => JsonValues.ReadText(Of(utf8Json.Span));
}
