using Djrill.Net.Events;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events.Matrix;

/// <summary>Which typed event an event becomes.</summary>
internal static class DocumentedKind
{
    public static readonly string[] MessageTypes =
        ["send", "deferral", "hard_bounce", "soft_bounce", "delivered", "open", "click", "spam", "unsub", "reject"];

    public static readonly string[] ListWords = ["blacklist", "denylist", "whitelist", "allowlist", "safelist"];

    public static Type Of(JObject data) => EventType(data) switch
    {
        { } type when MessageTypes.Contains(type) => typeof(MandrillMessageEvent),
        "inbound" => typeof(MandrillInboundEvent),
        var type => ListOf(data) is { } list && (type is null || ListWords.Any(word => IsDeny(word) == IsDeny(list) && type.StartsWith($"{word}_", StringComparison.Ordinal)))
            ? typeof(MandrillSyncEvent) : typeof(MandrillUnknownEvent),
    };

    public static string? EventType(JObject data) =>
        Word(data["event"]) ?? (Word(data["type"]) is { } type && Word(data["action"]) is { } action ? $"{type}_{action}" : null);

    /// <summary>The list's word in 'type', or, where that says nothing, in front of the event's type.</summary>
    public static string? ListOf(JObject data)
    {
        var word = Documented.Text(data["type"]) ?? EventType(data)?.Split('_')[0];
        return ListWords.Contains(word) ? word : null;
    }

    public static bool IsDeny(string word) => word is "blacklist" or "denylist";

    private static string? Word(JToken? token) => token?.Type == JTokenType.String && (string)token! is { Length: > 0 } word ? word : null;
}
