using System.Globalization;
using System.Text.Json;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events.Matrix;

/// <summary>Reads JSON by Newtonsoft alone, and finds its way in it.</summary>
internal static class JsonTree
{
    public static JObject Parse(string json) => (JObject)EventReference.Parse(json);

    public static JToken Parse(JsonElement element) => EventReference.Parse(element.GetRawText());

    public static JToken Parse(SentElement sent)
    {
        using var text = new StringWriter(CultureInfo.InvariantCulture);
        using var writer = new JsonTextWriter(text) { FloatFormatHandling = FloatFormatHandling.Symbol };
        sent.Token.WriteTo(writer);
        return EventReference.Parse(text.ToString());
    }

    /// <summary>Gives the paths of all values below one: names, and places in lists.</summary>
    public static IEnumerable<string[]> Paths(JToken json) => Children(json).SelectMany(
        static child => Paths(child.Value).Select(path => path.Prepend(child.Name).ToArray()).Prepend([child.Name]));

    public static JToken Find(JToken json, IEnumerable<string> path) =>
        path.Aggregate(json, static (found, name) => Children(found).Single(child => child.Name == name).Value);

    private static IEnumerable<(string Name, JToken Value)> Children(JToken json) => json switch
    {
        JObject members => members.Properties().Select(static member => (member.Name, member.Value)),
        JArray elements => elements.Select(static (element, place) => ($"{place}", element)),
        _ => [],
    };
}
