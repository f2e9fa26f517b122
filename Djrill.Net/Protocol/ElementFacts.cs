using System.Text.Json;

namespace Djrill.Net.Protocol;

/// <summary>What is learned of an element of the batch while passing over it. Its texts are decoded only when asked for.</summary>
internal ref struct ElementFacts
{
    private ReadOnlySpan<byte> _event;
    private ReadOnlySpan<byte> _type;
    private ReadOnlySpan<byte> _action;

    /// <summary>Whether the element is an object that can be read.</summary>
    public bool IsEvent { get; private set; }

    /// <summary>Whether <see cref="decimal"/> holds each of the element's fractions to the last digit.</summary>
    public bool FitsDecimal { get; private set; }

    /// <summary>The event's type. An empty text says nothing, as everywhere on Mandrill's wire.</summary>
    public readonly string? EventType =>
        _event.Length > 0 ? JsonText.Decode(_event) :
        _type.Length > 0 && _action.Length > 0 ? $"{JsonText.Decode(_type)}_{JsonText.Decode(_action)}" :
        null;

    /// <summary>Reads from the object's start to its end.</summary>
    public void Read(ref Utf8JsonReader reader)
    {
        (IsEvent, FitsDecimal) = (true, true);
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var name = JsonText.RawOf(reader);
            reader.Read();
            ReadMember(name, reader);
            ReadNumbers(ref reader);
        }
    }

    private static ReadOnlySpan<byte> TextOf(scoped in Utf8JsonReader reader) =>
        reader.TokenType == JsonTokenType.String ? JsonText.RawOf(reader) : default;

    /// <summary>Takes one member. Of a repeated name the last stands, as in the tree that Newtonsoft builds.</summary>
    private void ReadMember(scoped ReadOnlySpan<byte> name, scoped in Utf8JsonReader reader)
    {
        if (JsonText.Equals(name, "event"u8))
        {
            _event = TextOf(reader);
        }
        else if (JsonText.Equals(name, "type"u8))
        {
            _type = TextOf(reader);
        }
        else if (JsonText.Equals(name, "action"u8))
        {
            _action = TextOf(reader);
        }
    }

    /// <summary>Reads a value from its start to its end, and looks at each number in it.</summary>
    private void ReadNumbers(ref Utf8JsonReader reader)
    {
        var depth = reader.CurrentDepth;
        ReadNumber(reader);
        if (reader.TokenType is JsonTokenType.StartObject or JsonTokenType.StartArray)
        {
            while (reader.Read() && reader.CurrentDepth > depth)
            {
                ReadNumber(reader);
            }
        }
    }

    private void ReadNumber(scoped in Utf8JsonReader reader)
    {
        if (reader.TokenType == JsonTokenType.Number)
        {
            var number = JsonText.RawOf(reader);
            FitsDecimal &= JsonNumber.FitsDecimal(number);
            IsEvent &= JsonNumber.IsReadable(number);
        }
    }
}
