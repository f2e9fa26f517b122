namespace Djrill.Net.Events;

/// <summary>Reads the members of an object, of which the places are known.</summary>
/// <param name="json">The JSON that the object stands in.</param>
/// <param name="names">The names of the members that can be read.</param>
/// <param name="pieces">Where they stand; see <see cref="MemberNames.Locate"/>.</param>
/// <param name="hasDecimals">See <see cref="JsonNumber.Read"/>.</param>
internal readonly ref struct JsonObject(ReadOnlySpan<byte> json, MemberNames names, ReadOnlySpan<JsonPiece> pieces, bool hasDecimals)
{
    private readonly ReadOnlySpan<byte> _json = json;
    private readonly ReadOnlySpan<JsonPiece> _pieces = pieces;

    /// <summary>Gets a member as sent; empty where it is absent.</summary>
    /// <param name="name">One of the names.</param>
    public ReadOnlySpan<byte> this[ReadOnlySpan<byte> name] => PieceOf(name).Of(_json);

    /// <summary>Gets where a member stands.</summary>
    public JsonPiece PieceOf(ReadOnlySpan<byte> name) => _pieces[names.Find(name)];

    /// <summary>Reads a text; see <see cref="JsonValues.Text"/>.</summary>
    public string? Text(ReadOnlySpan<byte> name) => JsonValues.ReadText(this[name], hasDecimals);

    /// <summary>Reads a text without the blanks around it; a blank one says nothing.</summary>
    public string? Trimmed(ReadOnlySpan<byte> name) => JsonValues.Trim(JsonValues.AnyText(Scalar(name)));

    /// <summary>Reads true or false; see <see cref="JsonValues.Flag"/>.</summary>
    public bool? Flag(ReadOnlySpan<byte> name) => JsonValues.Flag(Scalar(name));

    /// <summary>Reads a finite number.</summary>
    public double? Number(ReadOnlySpan<byte> name) => JsonValues.Number(Scalar(name));

    /// <summary>Reads a whole number of 64 bits; see <see cref="JsonValues.Integer"/>.</summary>
    public long? Integer(ReadOnlySpan<byte> name) => JsonValues.Integer(Scalar(name));

    /// <summary>Reads the seconds since 1970; see <see cref="JsonTimes.Timestamp(object?)"/>.</summary>
    public DateTimeOffset? Timestamp(ReadOnlySpan<byte> name) => JsonTimes.ReadTimestamp(this[name], hasDecimals);

    /// <summary>Reads a date; see <see cref="JsonTimes.Date"/>.</summary>
    public DateTimeOffset? Date(ReadOnlySpan<byte> name) => JsonTimes.Date(Scalar(name));

    private object? Scalar(ReadOnlySpan<byte> name) => JsonValues.ReadScalar(this[name], hasDecimals);
}
