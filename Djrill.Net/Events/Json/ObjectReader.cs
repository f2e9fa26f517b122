namespace Djrill.Net.Events;

/// <summary>
/// Reads objects of one kind. Other values, and objects without members, are read as null: PHP writes an empty object as an empty list.
/// </summary>
internal sealed class ObjectReader<T>
    where T : class
{
    /// <summary>The most names that a kind of object has.</summary>
    private const int MaxMembers = 32;

    private readonly MemberNames _names;
    private readonly Func<JsonObject, T> _create;
    private readonly Func<ReadOnlySpan<byte>, T?> _read;

    /// <param name="names">The names of all members that are read, separated by blanks.</param>
    /// <param name="create">Creates the object from its members.</param>
    public ObjectReader(string names, Func<JsonObject, T> create) => (_names, _create, _read) = (new(names), create, value => Read(value));

    /// <summary>Reads an object.</summary>
    /// <param name="value">One valid JSON value, or nothing.</param>
    /// <param name="hasDecimals">See <see cref="JsonNumber.Read"/>.</param>
    public T? Read(ReadOnlySpan<byte> value, bool hasDecimals = true)
    {
        Span<JsonPiece> pieces = stackalloc JsonPiece[MaxMembers];
        pieces = pieces[.._names.Count];
        _names.Locate(value, 0, pieces, out var hasMembers);
        return hasMembers ? _create(new(value, _names, pieces, hasDecimals)) : null;
    }

    /// <summary>Reads the objects of a list. Other elements, and objects without members, are skipped.</summary>
    public IReadOnlyList<T> ReadList(ReadOnlySpan<byte> value) => JsonLists.Read(value, _read);
}
