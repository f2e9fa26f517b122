using System.Text;

namespace Djrill.Net.Events;

/// <summary>Holds the member names of one kind of JSON object, and finds the members in JSON.</summary>
internal sealed class MemberNames
{
    /// <summary>The maximum length of an escaped character, such as <c>\u006d</c>.</summary>
    private const int MaxEscapeLength = 6;

    /// <summary>The names and their numbers. The outer index is the length of the name.</summary>
    private readonly (byte[] Name, int Number)[][] _byLength;

    /// <param name="names">The names in ASCII, separated by spaces.</param>
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
    /// <returns>The zero-based number of the name, or -1 if the name is unknown.</returns>
    public int Find(ReadOnlySpan<byte> name)
    {
        var number = FindPlain(name);
        var mayBeEscaped = number < 0 && name.Length <= _byLength.Length * MaxEscapeLength && name.Contains((byte)'\\');
        return mayBeEscaped ? FindPlain(Encoding.UTF8.GetBytes(JsonText.Decode(name))) : number;
    }

    /// <summary>Skips a value, and finds the members with known names. If a name is repeated, the last member is used.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="position">The index of the first byte of the value.</param>
    /// <param name="pieces">
    /// Receives the position of each named member. A position is empty if the member is absent, or if the value is not an object.
    /// </param>
    /// <param name="hasMembers">True if the value is an object with at least one member. The name of the member may be unknown.</param>
    /// <param name="depth">The maximum nesting depth of the value.</param>
    /// <returns>The index after the value, or <see cref="JsonScanner.Invalid"/>.</returns>
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
