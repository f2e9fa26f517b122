namespace Djrill.Net.Events;

/// <summary>
/// Reads objects of one kind. One without members says nothing, as PHP has no difference between it and an empty list; nor
/// does any other value.
/// </summary>
internal sealed class ObjectReader<T>
    where T : class
{
    /// <summary>The most members that an object of a kind has here.</summary>
    private const int MaxMembers = 32;

    private readonly MemberNames _names;
    private readonly Func<JsonObject, T> _create;
    private readonly Func<ReadOnlySpan<byte>, T?> _read;

    /// <param name="create">Makes the object of its members.</param>
    /// <param name="names">The names of all members that it reads.</param>
    public ObjectReader(Func<JsonObject, T> create, params string[] names) =>
        (_names, _create, _read) = (new(names), create, value => Read(value));

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
