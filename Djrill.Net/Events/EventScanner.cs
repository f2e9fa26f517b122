namespace Djrill.Net.Events;

/// <summary>What is learned of an event while passing over its JSON. Its texts are decoded only when asked for.</summary>
internal ref struct EventScanner
{
    private ReadOnlySpan<byte> _event;
    private ReadOnlySpan<byte> _type;
    private ReadOnlySpan<byte> _action;

    /// <summary>Gets the event's type. An empty text says nothing, as everywhere on Mandrill's wire.</summary>
    public readonly string? EventType =>
        TextOf(_event) is { Length: > 0 } eventType ? JsonText.Decode(eventType) :
        TextOf(_type) is { Length: > 0 } type && TextOf(_action) is { Length: > 0 } action ? $"{JsonText.Decode(type)}_{JsonText.Decode(action)}" :
        null;

    /// <summary>Passes over an object.</summary>
    /// <param name="json">The JSON.</param>
    /// <param name="position">Where the object begins.</param>
    /// <param name="depth">How deep the object may nest, itself included.</param>
    /// <returns>The place behind the object, or <see cref="JsonScanner.Invalid"/>.</returns>
    public int Read(ReadOnlySpan<byte> json, int position, int depth)
    {
        var members = new JsonMembers(json, position, depth);
        while (members.MoveNext())
        {
            ReadMember(members.Name, members.Value);
        }

        return members.End;
    }

    /// <summary>Gives the contents of a text; nothing of any other value.</summary>
    private static ReadOnlySpan<byte> TextOf(ReadOnlySpan<byte> value) => value is [(byte)'"', .. var text, _] ? text : default;

    /// <summary>Takes one member. Of a repeated name the last stands, as in the tree that Newtonsoft builds.</summary>
    private void ReadMember(ReadOnlySpan<byte> name, ReadOnlySpan<byte> value)
    {
        if (JsonText.Equals(name, "event"u8))
        {
            _event = value;
        }
        else if (JsonText.Equals(name, "type"u8))
        {
            _type = value;
        }
        else if (JsonText.Equals(name, "action"u8))
        {
            _action = value;
        }
    }
}
