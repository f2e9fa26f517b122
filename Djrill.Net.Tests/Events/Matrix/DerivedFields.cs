using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.RegularExpressions;
using Djrill.Net.Events;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events.Matrix;

/// <summary>What is not read from members one by one.</summary>
internal static class DerivedFields
{
    public static IEnumerable<(string Property, object? Value)> Of(Type kind, JObject data, Dictionary<string, object?> expected)
    {
        yield return (nameof(MandrillEvent.EventType), DocumentedKind.EventType(data));
        yield return (nameof(MandrillEvent.Data), data);
        yield return (nameof(MandrillEvent.Utf8Json), data.Annotation<byte[]>());
        if (kind == typeof(MandrillSyncEvent))
        {
            var list = DocumentedKind.ListOf(data)!;
            expected[nameof(MandrillSyncEvent.List)] = list;
            expected[nameof(MandrillSyncEvent.ListKind)] = DocumentedKind.IsDeny(list) ? "Deny" : "Allow";
            if (expected[nameof(MandrillSyncEvent.Action)] is null && DocumentedKind.EventType(data)?.Split('_', 2)[1] is { Length: > 0 } action)
            {
                expected[nameof(MandrillSyncEvent.Action)] = action;
                expected[nameof(MandrillSyncEvent.ActionKind)] = action is "add" or "change" or "remove" ? char.ToUpperInvariant(action[0]) + action[1..] : "Unknown";
            }
        }

        yield return (nameof(MandrillEvent.IsExample), IsExample(kind, data));

        // If one fraction fits no 'decimal', keys have all of them as 'double'.
        yield return (nameof(MandrillEvent.IdempotencyKey), data.Annotation<byte[]>() is { } bytes && Encoding.UTF8.GetString(bytes) is var text && EventReference.HasDouble(text)
            ? Expected.Of((JObject)EventReference.ParseDoubles(text))[nameof(MandrillEvent.IdempotencyKey)]
            : KeyOf(kind, data, expected));
    }

    public static object? OfAttachment(Field field, JObject? json) => field.Property switch
    {
        nameof(MandrillAttachment.Content) => ContentOf(json!).Bytes,
        nameof(MandrillAttachment.IsContentComplete) => ContentOf(json!).IsComplete,

        // The names here are safe ones. What others become has tests of its own.
        nameof(MandrillAttachment.SafeFileName) => Documented.Text(json!["name"]) ?? Documented.Text(json[DocumentedParts.Key]) ?? "attachment",
        _ => null,
    };

    private static (byte[] Bytes, bool IsComplete) ContentOf(JObject file)
    {
        var content = Documented.Text(file["content"]) ?? "";
        var isText = Documented.Text(file["type"])?.StartsWith("text/", StringComparison.OrdinalIgnoreCase) == true;
        var isBase64 = Documented.Flag(file["base64"]) ?? ((bool)file[DocumentedParts.Image]! || !isText ? null : false);

        var letters = Regex.Replace(content, "[^A-Za-z0-9+/]", "");
        var isPure = Regex.IsMatch(content, @"^[A-Za-z0-9+/\s]*[=\s]*$") && letters.Length % 4 != 1;
        var isProse = Regex.IsMatch(content, "[A-Za-z0-9+/][ \t]+[A-Za-z0-9+/]") && Regex.Replace(content, @"\s", "").Length % 4 != 0;
        if (isBase64 is false || (isBase64 is null && (!isPure || isProse)))
        {
            return (Encoding.UTF8.GetBytes(content), true);
        }

        // The matrix has no data behind padding; that has tests of its own.
        letters = letters.Length % 4 == 1 ? letters[..^1] : letters;
        return letters.Length == 0
            ? (Encoding.UTF8.GetBytes(content.Trim()), content.Trim().Length == 0)
            : (Convert.FromBase64String(letters.PadRight((letters.Length + 3) / 4 * 4, '=')), isPure);
    }

    private static bool IsExample(Type kind, JObject data)
    {
        var msg = data["msg"] as JObject;
        var isInbound = kind == typeof(MandrillInboundEvent);
        var address = kind == typeof(MandrillSyncEvent) ? (data["reject"] is JObject { Count: > 0 } reject ? reject : data["entry"] as JObject)?["email"] : msg?["email"];
        var id = kind == typeof(MandrillSyncEvent) || isInbound ? null : Documented.Text(data["_id"]) ?? Documented.Text(msg?["_id"]);
        return string.Equals(Documented.Text(address), "example.webhook@mandrillapp.com", StringComparison.OrdinalIgnoreCase)
            || id?.StartsWith("exampleaaaa", StringComparison.Ordinal) == true
            || (isInbound && Documented.Text(msg?["subject"]) == "This is an example webhook message" && Documented.Time(data["ts"]) is DateTimeOffset time && time.ToUnixTimeMilliseconds() == 1368214102000);
    }

    private static string KeyOf(Type kind, JObject data, Dictionary<string, object?> expected)
    {
        var time = expected["Timestamp"] is DateTimeOffset at ? (at - DateTimeOffset.UnixEpoch).Ticks.ToString(CultureInfo.InvariantCulture) : null;
        var type = DocumentedKind.EventType(data);
        var part = (expected.GetValueOrDefault("Message") ?? expected.GetValueOrDefault("Entry")) as Dictionary<string, object?>;
        return kind.Name switch
        {
            nameof(MandrillMessageEvent) => Key(
                "message", data, expected["MessageId"] is null || time is null, type, expected["MessageId"], part!["Recipient"], time, expected["Url"],
                expected["Ip"], expected["UserAgent"], type is "hard_bounce" or "soft_bounce" ? expected["Diagnostics"] : Documented.Text(data["diag"])),
            nameof(MandrillInboundEvent) => Key(
                "inbound", data, expected["RawMessage"] is null || expected["Recipient"] is null || time is null, expected["RawMessage"], expected["Recipient"], time),
            nameof(MandrillSyncEvent) => Key(
                "sync", data, expected["Action"] is null || part!["Email"] is null || time is null, expected["List"], expected["Action"], part!["Email"], part["Subaccount"], time),
            _ => Key("unknown", data, true, type),
        };
    }

    /// <summary>As the golden keys were made; see <see cref="IdempotencyKeyTests"/>.</summary>
    private static string Key(string kind, JObject data, bool isWhole, params object?[] parts)
    {
        var digested = string.Concat(parts.Prepend(kind).Select(static part => part is string text ? $"{Encoding.UTF8.GetByteCount(text)}:{text}" : "-"));
        return $"{kind}-{Convert.ToHexStringLower(SHA256.HashData(Encoding.UTF8.GetBytes(digested + (isWhole ? "=" + data.ToString(Formatting.None) : ""))))}";
    }
}
