using Newtonsoft.Json.Linq;

namespace Djrill.Net.Keys;

/// <summary>Inbound email, list changes, and events that the package does not know.</summary>
internal static class OtherFamilies
{
    private static readonly string[] Lists = ["blacklist", "whitelist", "denylist", "allowlist", "safelist"];

    private static readonly string[] Actions = ["add", "change", "remove"];

    public static IEnumerable<Family> All =>
    [
        new(Inbound,
            [
                static data => data["ts"] = (int)data["ts"]! + 1,
                static data => data["msg"]!["email"] = "sales@in.example.org",
                static data => data["msg"]!["raw_msg"] = $"{data["msg"]!["raw_msg"]}\n",
                static data => data["msg"]!["raw_msg"] = $"{data["msg"]!["raw_msg"]}".Replace("\u00e9", "e\u0301", StringComparison.Ordinal),
                static data => (data["msg"]!["raw_msg"], data["msg"]!["email"]) = ($"{data["msg"]!["raw_msg"]}h", "elp@in.example.org"),
                static data => data["msg"]!["raw_msg"] = null,
            ],
            static data => data["msg"]!["spam_report"] = new JObject { ["score"] = 1 }),
        .. Lists.SelectMany(static list => Actions.Select(action => new Family(
            facts => Sync(facts, list, action),
            [
                static data => data["ts"] = (int)data["ts"]! + 1,
                static data => data["reject"]!["email"] = $"x{data["reject"]!["email"]}",
                static data => data["reject"]!["subaccount"] = "cust-1",
                static data => data["reject"]!["subaccount"] = "cust-2",
            ],
            static data => data["reject"]!["expired"] = true))),
        new(Unknown,
            [
                static data => data["ts"] = (int)data["ts"]! + 1,
                static data => data["event"] = "sms_delivered",
                static data => data["msg"]!["price"] = 12.51m,
                static data => data["msg"]!["price"] = "12.50",
                static data => data["msg"]!["list"] = new JArray(2, 1),
                static data => data["msg"]!["list"] = new JArray { new JArray(1, 2) },
                static data => data["msg"]!["text"] = null,
                static data => data["new"] = new JObject(),
            ]),
    ];

    private static JObject Inbound(Facts facts) => new()
    {
        ["event"] = "inbound",
        ["ts"] = facts.Ts,
        ["msg"] = new JObject { ["raw_msg"] = $"Message-Id: <{facts.Id}@example.com>\n\ncaf\u00e9 \ud83d\ude00\n", ["email"] = "help@in.example.org" },
    };

    private static JObject Sync(Facts facts, string list, string action) => new()
    {
        ["type"] = list,
        ["action"] = action,
        ["ts"] = facts.Ts,
        ["reject"] = new JObject { ["email"] = facts.Email, ["expired"] = false },
    };

    private static JObject Unknown(Facts facts) => new()
    {
        ["event"] = "sms_sent",
        ["ts"] = facts.Ts,
        ["msg"] = new JObject { ["id"] = facts.Id, ["text"] = "Hello", ["price"] = 12.50m, ["list"] = new JArray(1, 2) },
    };
}
