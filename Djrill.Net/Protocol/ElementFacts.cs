using System.Text.Json;

namespace Djrill.Net.Protocol;

/// <summary>What is learned of an event while passing over its JSON. Its texts are decoded only when asked for.</summary>
internal ref struct ElementFacts
{
    private ReadOnlySpan<byte> _event;
    private ReadOnlySpan<byte> _type;
    private ReadOnlySpan<byte> _action;
    private ReadOnlySpan<byte> _typeNumber;

    /// <summary>The event's type. An empty text says nothing, as everywhere on Mandrill's wire.</summary>
    public readonly string? EventType =>
        _event.Length > 0 ? JsonText.Decode(_event) :
        _type.Length > 0 && _action.Length > 0 ? $"{JsonText.Decode(_type)}_{JsonText.Decode(_action)}" :
        null;

    /// <summary>The member 'type' as typed values are read: a number stands as its text, an infinite one says nothing.</summary>
    public readonly string? TypeText =>
        _type.Length > 0 ? JsonText.Decode(_type) :
        JsonNumber.IsFinite(_typeNumber) ? JsonText.Decode(_typeNumber) :
        null;

    /// <summary>Reads from the object's start to its end.</summary>
    public void Read(ref Utf8JsonReader reader)
    {
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.RawOf(reader);
            reader.Read();
            ReadMember(name, reader);
            reader.Skip();
        }
    }

    private static ReadOnlySpan<byte> RawOf(scoped in Utf8JsonReader reader, JsonTokenType type) =>
        reader.TokenType == type ? JsonText.RawOf(reader) : default;

    /// <summary>Takes one member. Of a repeated name the last stands, as in the tree that Newtonsoft builds.</summary>
    private void ReadMember(scoped ReadOnlySpan<byte> name, scoped in Utf8JsonReader reader)
    {
        if (JsonText.Equals(name, "event"u8))
        {
            _event = RawOf(reader, JsonTokenType.String);
        }
        else if (JsonText.Equals(name, "type"u8))
        {
            _type = RawOf(reader, JsonTokenType.String);
            _typeNumber = RawOf(reader, JsonTokenType.Number);
        }
        else if (JsonText.Equals(name, "action"u8))
        {
            _action = RawOf(reader, JsonTokenType.String);
        }
    }
}
