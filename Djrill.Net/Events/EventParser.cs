using System.Globalization;
using System.Text.Json;

namespace Djrill.Net.Events;

/// <summary>Makes an event from a JSON text that arrived by another way than the webhook.</summary>
internal static class EventParser
{
    /// <summary>The webhook's limit includes the array around the events.</summary>
    private const int MaxDepth = JsonScanner.MaxDepth - 1;

    /// <summary>Makes an event that owns the bytes.</summary>
    /// <exception cref="FormatException">They are not exactly one JSON object.</exception>
    public static MandrillEvent Parse(byte[] utf8Json, string parameterName)
    {
        // The message quotes nothing of the payload, and there is no inner exception, which would.
        var error = TryRead(utf8Json, out var mandrillEvent);
        return mandrillEvent ?? throw new FormatException(
            $"'{parameterName}' must be exactly one JSON object, but {error}. Pass what 'MandrillEvent.ToJson()' or 'MandrillEvent.Utf8Json' gave.");
    }

    /// <summary>Makes an event that owns the bytes.</summary>
    /// <returns>Null, or what is wrong with them.</returns>
    public static string? TryRead(byte[] utf8Json, out MandrillEvent? mandrillEvent)
    {
        mandrillEvent = null;
        if (utf8Json.Length == 0)
        {
            return "is empty";
        }

        var facts = default(EventScanner);
        var start = JsonScanner.SkipBlanks(utf8Json, 0);
        var end = JsonScanner.At(utf8Json, start) == '{' ? facts.Read(utf8Json, start, MaxDepth) : JsonScanner.Invalid;
        if (JsonScanner.SkipBlanks(utf8Json, end) != utf8Json.Length)
        {
            return Explain(utf8Json);
        }

        mandrillEvent = EventReader.Read(facts.EventType, utf8Json);
        return null;
    }

    /// <summary>Says what is wrong with bytes that are not one JSON object.</summary>
    private static string Explain(byte[] utf8Json)
    {
        var reader = new Utf8JsonReader(utf8Json, new JsonReaderOptions { MaxDepth = MaxDepth });
        try
        {
            reader.Read();
            if (reader.TokenType != JsonTokenType.StartObject)
            {
                return OtherValue(ref reader);
            }

            reader.Skip();
            reader.Read(); // Throws if anything but white space follows.
            return "is not valid JSON";
        }
        catch (JsonException exception)
        {
            return JsonSyntax.IsValid(utf8Json)
                ? string.Create(CultureInfo.InvariantCulture, $"nests more than {MaxDepth} levels deep")
                : string.Create(CultureInfo.InvariantCulture, $"is not valid JSON at line {exception.LineNumber + 1}, byte {exception.BytePositionInLine + 1}");
        }
    }

    private static string OtherValue(ref Utf8JsonReader reader)
    {
        var kind = reader.TokenType switch
        {
            JsonTokenType.StartArray => "an array",
            JsonTokenType.String => "a string",
            JsonTokenType.Number => "a number",
            JsonTokenType.Null => "null",
            _ => "a Boolean",
        };
        reader.Skip();
        reader.Read(); // Throws if anything but white space follows.
        return $"is {kind}";
    }
}
