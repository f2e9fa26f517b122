using Djrill.Net.Tests.Package;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events.Matrix;

/// <summary>One event of each kind in which nothing is missing.</summary>
internal static class Samples
{
    public static readonly string[] Names =
    [
        .. DocumentedKind.MessageTypes, "inbound", "blacklist_add", "blacklist_change", "blacklist_remove", "whitelist_add", "whitelist_remove", "sms_sent",
    ];

    private static readonly Dictionary<string, JObject> Files = new[] { "message", "inbound", "sync", "unknown" }.ToDictionary(static name => name, Load);

    public static JObject Of(string name)
    {
        if (name.Split('_') is [("blacklist" or "whitelist") and var list, var action])
        {
            var change = (JObject)Files["sync"].DeepClone();
            (change["type"], change["action"]) = (list, action);
            change["reject"]!.Parent!.Replace(new JProperty(list == "whitelist" ? "entry" : "reject", change["reject"])); // The file has it.
            return change;
        }

        var sample = (JObject)Files[name switch { "inbound" => name, "sms_sent" => "unknown", _ => "message" }].DeepClone();
        sample["event"] = name;
        return sample;
    }

    private static JObject Load(string name) => JsonTree.Parse(
        File.ReadAllText(Path.Combine(Repository.Root, "Djrill.Net.Tests", "TestData", "complete", $"{name}.json")));
}
