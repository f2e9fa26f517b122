using System.Globalization;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Testing;

/// <summary>Builds the JSON of list events. Mandrill's JSON uses the names <c>blacklist</c> and <c>whitelist</c>.</summary>
internal static class SampleLists
{
    private static readonly TimeSpan HardBounceLifetime = TimeSpan.FromDays(7);
    private static readonly TimeSpan TimeBefore = TimeSpan.FromDays(1);

    public static JObject DenylistChange(MandrillSampleOptions options, string action)
    {
        var time = options.Timestamp;
        var created = action switch
        {
            "remove" => time - HardBounceLifetime,
            "change" => time - TimeBefore,
            _ => time,
        };
        return Create("blacklist", action, time, "reject", new()
        {
            ["reason"] = "hard-bounce",
            ["detail"] = options.Diagnostics ?? SampleMessages.HardBounceDiagnostics,
            ["last_event_at"] = Text(action == "remove" ? created : time),
            ["email"] = options.Recipient,
            ["created_at"] = Text(created),
            ["expires_at"] = Text(action == "remove" ? time : time + HardBounceLifetime),
            ["expired"] = action == "remove",
            ["subaccount"] = options.Subaccount,
            ["sender"] = null,
        });
    }

    public static JObject AllowlistChange(MandrillSampleOptions options, string action)
    {
        var time = options.Timestamp;
        return Create("whitelist", action, time, "entry", new()
        {
            ["email"] = options.Recipient,
            ["detail"] = options.Diagnostics,
            ["created_at"] = Text(action == "remove" ? time - TimeBefore : time),
        });
    }

    private static JObject Create(string type, string action, DateTimeOffset time, string name, JObject body) =>
        new() { ["type"] = type, ["action"] = action, [name] = body, ["ts"] = time.ToUnixTimeSeconds() };

    private static string Text(DateTimeOffset time) => time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
}
