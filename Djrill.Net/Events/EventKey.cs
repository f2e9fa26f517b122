using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Events;

/// <summary>
/// Makes <see cref="MandrillEvent.IdempotencyKey"/>. Keys are kept in databases, so what is written here may never change.
/// </summary>
internal static class EventKey
{
    /// <summary>Digests parts, in UTF-8: <c>-</c> for one that is missing, else its length in bytes, <c>:</c> and itself.</summary>
    /// <param name="kind">What the key begins with, and the first part.</param>
    /// <param name="parts">The other parts.</param>
    /// <param name="rest">What is written behind them as <c>=</c> and JSON without blanks, if anything.</param>
    /// <returns>The kind, a hyphen and the digest in hexadecimal digits.</returns>
    public static string Of(string kind, ReadOnlySpan<string?> parts, JObject? rest)
    {
        using var digest = new DigestWriter();
        WritePart(digest, kind);
        foreach (var part in parts)
        {
            WritePart(digest, part);
        }

        if (rest is not null)
        {
            digest.Write('=');
            WriteJson(digest, rest);
        }

        return $"{kind}-{digest.Finish()}";
    }

    /// <summary>Gives a time as a part: the ticks of 100 ns since 1970, in UTC.</summary>
    public static string? Part(DateTimeOffset? time) =>
        (time?.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks)?.ToString(CultureInfo.InvariantCulture);

    private static void WritePart(DigestWriter digest, string? part)
    {
        if (part is null)
        {
            digest.Write('-');
            return;
        }

        digest.Write(digest.Encoding.GetByteCount(part).ToString(CultureInfo.InvariantCulture));
        digest.Write(':');
        digest.Write(part);
    }

    /// <summary>Goes from token to token, as <see cref="JToken.WriteTo(JsonWriter, JsonConverter[])"/> would not end on a deep tree.</summary>
    private static void WriteJson(DigestWriter digest, JObject root)
    {
        using var writer = new JsonTextWriter(digest) { CloseOutput = false };
        JToken? token = root;
        while (token is not null)
        {
            WriteStart(writer, token);
            if (token is JContainer { First: { } first })
            {
                token = first;
                continue;
            }

            WriteEnd(writer, token);
            while (token != root && token.Next is null)
            {
                token = token.Parent!; // Only the root is where no parent is, and it is not gone beyond.
                WriteEnd(writer, token);
            }

            token = token == root ? null : token.Next;
        }
    }

    private static void WriteStart(JsonTextWriter writer, JToken token)
    {
        switch (token)
        {
            case JObject:
                writer.WriteStartObject();
                break;
            case JArray:
                writer.WriteStartArray();
                break;
            case JConstructor constructor:
                writer.WriteStartConstructor(constructor.Name ?? string.Empty);
                break;
            case JProperty property:
                writer.WritePropertyName(property.Name);
                break;
            default:
                token.WriteTo(writer);
                break;
        }
    }

    private static void WriteEnd(JsonTextWriter writer, JToken token)
    {
        if (token is JContainer and not JProperty)
        {
            writer.WriteEnd();
        }
    }
}
