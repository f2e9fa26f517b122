using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Sample;

/// <summary>One event of every kind, from events.json.</summary>
internal static class ExampleEvents
{
    public static JArray Read()
    {
        using var text = File.OpenText(Path.Combine(AppContext.BaseDirectory, "events.json"));
        using var reader = new JsonTextReader(text) { DateParseHandling = DateParseHandling.None };
        var events = JArray.Load(reader);

        // Each batch tells something new: an event that repeats itself to the second is the same event.
        foreach (var example in events)
        {
            example["ts"] = DateTimeOffset.UtcNow.ToUnixTimeSeconds();
        }

        return events;
    }
}
