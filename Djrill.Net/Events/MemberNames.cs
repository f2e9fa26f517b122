using System.Text;

namespace Djrill.Net.Events;

/// <summary>Knows the names of the members that are looked at in an object of one kind.</summary>
internal sealed class MemberNames
{
    /// <summary>How long an escaped character is, at most: <c>\u006d</c>.</summary>
    private const int MaxEscapeLength = 6;

    /// <summary>The names of each length, with their places.</summary>
    private readonly (byte[] Name, int Place)[][] _byLength;

    /// <param name="names">In ASCII.</param>
    public MemberNames(params string[] names)
    {
        var places = names.Select(static (name, place) => (Name: Encoding.ASCII.GetBytes(name), Place: place)).ToLookup(static name => name.Name.Length);
        var lengths = Enumerable.Range(0, names.Select(static name => name.Length).DefaultIfEmpty().Max() + 1);
        (Count, _byLength) = (names.Length, [.. lengths.Select(length => places[length].ToArray())]);
    }

    public int Count { get; }

    /// <summary>Finds the place of a name among the names.</summary>
    /// <param name="name">As sent, without its quotes.</param>
    /// <returns>-1 if it is none of them.</returns>
    public int Find(ReadOnlySpan<byte> name)
    {
        var place = FindPlain(name);
        var mayBeEscaped = place < 0 && name.Length <= _byLength.Length * MaxEscapeLength && name.Contains((byte)'\\');
        return mayBeEscaped ? FindPlain(Encoding.UTF8.GetBytes(JsonText.Decode(name))) : place;
    }

    /// <summary>Passes over a value, and notes where its members of these names stand. Of a repeated name the last stands.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="position">Where the value begins.</param>
    /// <param name="pieces">One for each name. Empty where the member is absent, or the value no object.</param>
    /// <param name="hasMembers">Whether the value is an object with members, of whatever names.</param>
    /// <returns>The place behind the value.</returns>
    public int Locate(ReadOnlySpan<byte> json, int position, Span<JsonPiece> pieces, out bool hasMembers)
    {
        hasMembers = false;
        pieces.Clear();
        if (JsonScanner.At(json, position) != '{')
        {
            return JsonScanner.SkipValue(json, position, JsonScanner.MaxDepth);
        }

        var members = new JsonMembers(json, position, JsonScanner.MaxDepth);
        while (members.MoveNext())
        {
            hasMembers = true;
            if (Find(members.Name) is >= 0 and var place)
            {
                pieces[place] = JsonPiece.At(members.ValuePlace);
            }
        }

        return members.End;
    }

    private int FindPlain(ReadOnlySpan<byte> name)
    {
        if (name.Length < _byLength.Length)
        {
            foreach (var known in _byLength[name.Length])
            {
                if (name.SequenceEqual(known.Name))
                {
                    return known.Place;
                }
            }
        }

        return -1;
    }
}
