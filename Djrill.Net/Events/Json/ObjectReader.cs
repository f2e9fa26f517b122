namespace Djrill.Net.Events;

/// <summary>
/// Reads JSON objects of one kind. An empty object is read as null, because PHP writes an empty object as an empty list. All other values
/// are read as null too.
/// </summary>
internal sealed class ObjectReader<T>
    where T : class
{
    /// <summary>The maximum number of names of one kind of object.</summary>
    private const int MaxMembers = 32;

    private readonly MemberNames _names;
    private readonly Func<JsonObject, T> _create;
    private readonly Func<ReadOnlySpan<byte>, T?> _read;

    /// <param name="names">The names of all members that are read, separated by spaces.</param>
    /// <param name="create">Creates a typed object from the members.</param>
    public ObjectReader(string names, Func<JsonObject, T> create) => (_names, _create, _read) = (new(names), create, value => Read(value));

    /// <summary>Reads an object.</summary>
    /// <param name="value">One valid JSON value, or an empty span.</param>
    /// <param name="hasDecimals">False to read each fraction as a <see cref="double"/>; see <see cref="JsonNumber.Read"/>.</param>
    public T? Read(ReadOnlySpan<byte> value, bool hasDecimals = true)
    {
        Span<JsonPiece> pieces = stackalloc JsonPiece[MaxMembers];
        pieces = pieces[.._names.Count];
        _names.Locate(value, 0, pieces, out var hasMembers);
        return hasMembers ? _create(new(value, _names, pieces, hasDecimals)) : null;
    }

    /// <summary>Reads the objects in a list. Empty objects and elements of other types are skipped.</summary>
    public IReadOnlyList<T> ReadList(ReadOnlySpan<byte> value) => JsonLists.Read(value, _read);
}
