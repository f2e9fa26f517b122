namespace Djrill.Net.Events;

/// <summary>Reads the members of an object whose places are known.</summary>
/// <param name="json">The JSON that contains the object.</param>
/// <param name="names">The names of the members that can be read.</param>
/// <param name="pieces">The places of the members, from <see cref="MemberNames.Locate"/>.</param>
/// <param name="hasDecimals">See <see cref="JsonNumber.Read"/>.</param>
internal readonly ref struct JsonObject(ReadOnlySpan<byte> json, MemberNames names, ReadOnlySpan<JsonPiece> pieces, bool hasDecimals)
{
    private readonly ReadOnlySpan<byte> _json = json;
    private readonly ReadOnlySpan<JsonPiece> _pieces = pieces;

    /// <summary>Gets a member as sent. Empty if it is absent.</summary>
    /// <param name="name">One of the names.</param>
    public ReadOnlySpan<byte> this[ReadOnlySpan<byte> name] => PieceOf(name).Of(_json);

    /// <summary>Gets the place of a member.</summary>
    public JsonPiece PieceOf(ReadOnlySpan<byte> name) => _pieces[names.Find(name)];

    /// <summary>Reads a string; see <see cref="JsonValues.Text"/>.</summary>
    public string? Text(ReadOnlySpan<byte> name) => JsonValues.Text(Scalar(name));

    /// <summary>Reads a string without the blanks around it. A blank string is null.</summary>
    public string? Trimmed(ReadOnlySpan<byte> name) => JsonValues.Trim(Text(name));

    /// <summary>Reads a Boolean; see <see cref="JsonValues.Flag"/>.</summary>
    public bool? Flag(ReadOnlySpan<byte> name) => JsonValues.Flag(Scalar(name));

    /// <summary>Reads a finite number.</summary>
    public double? Number(ReadOnlySpan<byte> name) => JsonValues.Number(Scalar(name));

    /// <summary>Reads a whole number; see <see cref="JsonValues.Integer"/>.</summary>
    public long? Integer(ReadOnlySpan<byte> name) => JsonValues.Integer(Scalar(name));

    /// <summary>Reads the seconds since 1970; see <see cref="JsonTimes.ReadTimestamp"/>.</summary>
    public DateTimeOffset? Timestamp(ReadOnlySpan<byte> name) => JsonTimes.ReadTimestamp(this[name], hasDecimals);

    /// <summary>Reads a date; see <see cref="JsonTimes.Date"/>.</summary>
    public DateTimeOffset? Date(ReadOnlySpan<byte> name) => JsonTimes.Date(Scalar(name));

    private object? Scalar(ReadOnlySpan<byte> name) => JsonValues.ReadScalar(this[name], hasDecimals);
}
