using System.Globalization;
using System.Text;
using System.Text.Json;
using Djrill.Net.Events;

namespace Djrill.Net.Sample;

/// <summary>Changes the time of an event, and no other byte of its JSON.</summary>
internal static class EventTime
{
    public static MandrillEvent Set(MandrillEvent original, long seconds)
    {
        var json = original.Utf8Json.Span;
        var digits = Encoding.ASCII.GetBytes(seconds.ToString(CultureInfo.InvariantCulture));
        return MandrillEvent.Parse(Find(json) is { } place
            ? [.. json[..place.Start], .. digits, .. json[place.End..]]
            : Append(json, digits));
    }

    /// <summary>Finds the value of the last member <c>ts</c>: if a name is repeated, the last value is used.</summary>
    private static (int Start, int End)? Find(ReadOnlySpan<byte> json)
    {
        (int Start, int End)? place = null;
        var reader = new Utf8JsonReader(json);
        reader.Read();
        while (reader.Read() && reader.TokenType == JsonTokenType.PropertyName)
        {
            var isTime = reader.ValueTextEquals("ts"u8);
            reader.Read();
            var start = (int)reader.TokenStartIndex;
            reader.Skip();
            place = isTime ? (start, (int)reader.BytesConsumed) : place;
        }

        return place;
    }

    private static byte[] Append(ReadOnlySpan<byte> json, byte[] digits)
    {
        var end = json.LastIndexOf((byte)'}');
        var separator = json[..end].TrimEnd(" \t\r\n"u8).EndsWith("{"u8) ? ""u8 : ","u8;
        return [.. json[..end], .. separator, .. "\"ts\":"u8, .. digits, .. json[end..]];
    }
}
