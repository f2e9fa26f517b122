using System.Text;

namespace Djrill.Net.Events;

/// <summary>Holds the names of the members that are read of one kind of object, and finds these members in JSON.</summary>
internal sealed class MemberNames
{
    /// <summary>The length of the longest escape of one character, such as <c>\u006d</c>.</summary>
    private const int MaxEscapeLength = 6;

    /// <summary>The names of each length, with their numbers.</summary>
    private readonly (byte[] Name, int Number)[][] _byLength;

    /// <param name="names">The names in ASCII, separated by blanks.</param>
    public MemberNames(string names)
    {
        var all = names.Split(' ').Select(static (name, number) => (Name: Encoding.ASCII.GetBytes(name), Number: number)).ToList();
        Count = all.Count;
        var lengths = Enumerable.Range(0, all.Max(static name => name.Name.Length) + 1);
        _byLength = [.. lengths.Select(length => all.Where(name => name.Name.Length == length).ToArray())];
    }

    public int Count { get; }

    /// <summary>Finds the number of a name.</summary>
    /// <param name="name">The name as sent, without its quotes.</param>
    /// <returns>The number of the name, from 0; -1 if it is another name.</returns>
    public int Find(ReadOnlySpan<byte> name)
    {
        var number = FindPlain(name);
        var mayBeEscaped = number < 0 && name.Length <= _byLength.Length * MaxEscapeLength && name.Contains((byte)'\\');
        return mayBeEscaped ? FindPlain(Encoding.UTF8.GetBytes(JsonText.Decode(name))) : number;
    }

    /// <summary>
    /// Moves over a value, and notes the places of its members that have these names. Of a repeated name the last member counts.
    /// </summary>
    /// <param name="json">The JSON.</param>
    /// <param name="position">The place where the value begins.</param>
    /// <param name="pieces">The places, one for each name. Empty if the member is absent, or the value is not an object.</param>
    /// <param name="hasMembers">Whether the value is an object with at least one member, of any name.</param>
    /// <param name="depth">The most levels that the value may nest.</param>
    /// <returns>The place after the value, or <see cref="JsonScanner.Invalid"/>.</returns>
    public int Locate(ReadOnlySpan<byte> json, int position, Span<JsonPiece> pieces, out bool hasMembers, int depth = JsonScanner.MaxDepth)
    {
        hasMembers = false;
        pieces.Clear();
        var members = new JsonItems(json, position, depth);
        if (!members.IsObject)
        {
            return json.SkipValue(position, depth);
        }

        while (members.MoveNext())
        {
            hasMembers = true;
            if (Find(members.Name) is >= 0 and var number)
            {
                pieces[number] = members.ValuePlace;
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
                    return known.Number;
                }
            }
        }

        return -1;
    }
}
