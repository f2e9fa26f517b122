using System.Text;
using System.Text.Json;
using Newtonsoft.Json;

namespace Djrill.Net.Protocol;

/// <summary>What is learned of an element of the batch while passing over it.</summary>
internal struct ElementFacts
{
    private string? _event;
    private string? _type;
    private string? _action;

    /// <summary>Whether the element is an object that can be read.</summary>
    public bool IsEvent { get; private set; }

    /// <summary>Whether <see cref="decimal"/> holds each of the element's fractions to the last digit.</summary>
    public bool FitsDecimal { get; private set; }

    /// <summary>The event's type. An empty text says nothing, as everywhere on Mandrill's wire.</summary>
    public readonly string? EventType =>
        _event is { Length: > 0 } ? _event :
        _type is { Length: > 0 } && _action is { Length: > 0 } ? $"{_type}_{_action}" :
        null;

    /// <summary>Reads from the object's start to its end.</summary>
    public void Read(ref Utf8JsonReader reader)
    {
        (IsEvent, FitsDecimal) = (true, true);
        var depth = reader.CurrentDepth;
        while (reader.Read() && reader.CurrentDepth > depth)
        {
            if (reader.TokenType == JsonTokenType.PropertyName && reader.CurrentDepth == depth + 1)
            {
                ReadMember(ref reader);
            }

            if (reader.TokenType == JsonTokenType.Number)
            {
                FitsDecimal &= JsonNumber.FitsDecimal(reader.ValueSpan);
                IsEvent &= JsonNumber.IsReadable(reader.ValueSpan);
            }
        }
    }

    /// <summary>Moves on to the member's value. Of a repeated name the last stands, as in the tree that Newtonsoft builds.</summary>
    private void ReadMember(ref Utf8JsonReader reader)
    {
        var isEvent = reader.ValueTextEquals("event"u8);
        var isType = reader.ValueTextEquals("type"u8);
        var isAction = reader.ValueTextEquals("action"u8);
        reader.Read();

        if (isEvent)
        {
            _event = Text(ref reader);
        }
        else if (isType)
        {
            _type = Text(ref reader);
        }
        else if (isAction)
        {
            _action = Text(ref reader);
        }
    }

    private static string? Text(ref Utf8JsonReader reader)
    {
        if (reader.TokenType != JsonTokenType.String)
        {
            return null;
        }

        try
        {
            return reader.GetString();
        }
        catch (InvalidOperationException)
        {
            // Half an emoji, or no UTF-8: System.Text.Json throws where Newtonsoft, and so the tree, has U+FFFD.
            using var text = new JsonTextReader(new StringReader($"\"{Encoding.UTF8.GetString(reader.ValueSpan)}\""));
            text.DateParseHandling = DateParseHandling.None;
            return text.ReadAsString();
        }
    }
}
