namespace Djrill.Net.Events;

/// <summary>Reads the members of a JSON object that was scanned by <see cref="MemberNames.Locate"/>.</summary>
/// <param name="json">The JSON that contains the object.</param>
/// <param name="names">The names of the members that can be read.</param>
/// <param name="pieces">The positions of the members, from <see cref="MemberNames.Locate"/>.</param>
/// <param name="hasDecimals">False to read each fraction as a <see cref="double"/>; see <see cref="JsonNumber.Read"/>.</param>
internal readonly ref struct JsonObject(ReadOnlySpan<byte> json, MemberNames names, ReadOnlySpan<JsonPiece> pieces, bool hasDecimals)
{
    private readonly ReadOnlySpan<byte> _json = json;
    private readonly ReadOnlySpan<JsonPiece> _pieces = pieces;

    /// <summary>Gets the value of a member as sent, or an empty span if the member is absent.</summary>
    /// <param name="name">One of the names of members that can be read.</param>
    public ReadOnlySpan<byte> this[ReadOnlySpan<byte> name] => PieceOf(name).Of(_json);

    /// <summary>Gets the position of a member.</summary>
    public JsonPiece PieceOf(ReadOnlySpan<byte> name) => _pieces[names.Find(name)];

    /// <summary>Reads a string; see <see cref="JsonValues.Text"/>.</summary>
    public string? Text(ReadOnlySpan<byte> name) => JsonValues.Text(Scalar(name));

    /// <summary>Reads a string, and removes leading and trailing white space. Returns null if no other characters are present.</summary>
    public string? Trimmed(ReadOnlySpan<byte> name) => JsonValues.Trim(Text(name));

    /// <summary>Reads a Boolean; see <see cref="JsonValues.Flag"/>.</summary>
    public bool? Flag(ReadOnlySpan<byte> name) => JsonValues.Flag(Scalar(name));

    /// <summary>Reads a finite number.</summary>
    public double? Number(ReadOnlySpan<byte> name) => JsonValues.Number(Scalar(name));

    /// <summary>Reads a whole number; see <see cref="JsonValues.Integer"/>.</summary>
    public long? Integer(ReadOnlySpan<byte> name) => JsonValues.Integer(Scalar(name));

    /// <summary>Reads a time in seconds since 1970; see <see cref="JsonTimes.ReadTimestamp"/>.</summary>
    public DateTimeOffset? Timestamp(ReadOnlySpan<byte> name) => JsonTimes.ReadTimestamp(this[name], hasDecimals);

    /// <summary>Reads a date; see <see cref="JsonTimes.Date"/>.</summary>
    public DateTimeOffset? Date(ReadOnlySpan<byte> name) => JsonTimes.Date(Scalar(name));

    private object? Scalar(ReadOnlySpan<byte> name) => JsonValues.ReadScalar(this[name], hasDecimals);
}
