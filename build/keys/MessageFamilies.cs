using Newtonsoft.Json.Linq;

namespace Djrill.Net.Keys;

/// <summary>Message events. Those of one group are the same message's, to the same second, and differ in their type alone.</summary>
internal static class MessageFamilies
{
    private static readonly string[] Types =
        ["send", "deferral", "hard_bounce", "soft_bounce", "delivered", "open", "click", "spam", "unsub", "reject"];

    private static readonly Change[] Changes =
    [
        static data => data["ts"] = (int)data["ts"]! + 1,
        static data => data["ts"] = (int)data["ts"]! + 0.5m,
        static data => data["_id"] = $"{data["_id"]}0",
        static data => data["msg"]!["email"] = $"x{data["msg"]!["email"]}",
        static data => data["url"] = $"{data["url"]}/",
        static data => data["url"] = null,
        static data => data["ip"] = "192.0.2.8",
        static data => data["ip"] = null,
        static data => data["user_agent"] = $"{data["user_agent"]} ",
        static data => data["diag"] = "451",

        // The same characters with another end of one member and beginning of the next.
        static data => (data["url"], data["ip"]) = ($"{data["url"]}1", "92.0.2.7"),
        static data => (data["ip"], data["user_agent"]) = (data["user_agent"]!, data["ip"]!),
        static data => (data["url"], data["ip"], data["user_agent"]) = (null, data["url"], data["user_agent"]),
    ];

    private static readonly Change[] BounceChanges = [.. Changes, static data => data["msg"]!["diag"] = $"{data["msg"]!["diag"]}."];

    public static IEnumerable<Family> All =>
    [
        .. Types.Select(static type => new Family(facts => Make(facts, type), type.EndsWith("bounce", StringComparison.Ordinal) ? BounceChanges : Changes, Resend)),
        .. Types.Select(static type => new Family(facts => WithoutId(facts, type), [static data => data["msg"]!["subject"] = "Other", static data => data["new"] = 1])),
    ];

    private static JObject Make(Facts facts, string type) => new()
    {
        ["event"] = type,
        ["_id"] = facts.Id,
        ["ts"] = facts.Ts,
        ["url"] = "https://shop.example.org/",
        ["ip"] = "192.0.2.7",
        ["user_agent"] = "Mozilla/5.0",
        ["msg"] = new JObject { ["_id"] = facts.Id, ["email"] = facts.Email, ["state"] = "sent", ["diag"] = "smtp;550 5.1.1" },
    };

    /// <summary>As in 2013. Of such an event the whole is digested.</summary>
    private static JObject WithoutId(Facts facts, string type) => new()
    {
        ["event"] = type,
        ["ts"] = facts.Ts,
        ["msg"] = new JObject { ["email"] = facts.Email, ["subject"] = "Order" },
    };

    private static void Resend(JObject data)
    {
        data["msg"]!["state"] = "spam";
        data["msg"]!["opens"] = new JArray(new JObject { ["ts"] = 1 });
        data["user_agent_parsed"] = null;
    }
}
