using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Package;

/// <summary>Gives the samples of events on the pages, each of which stands under the name of its type.</summary>
internal static class EventSamples
{
    public static IReadOnlyList<CodeBlock> All { get; } = [.. new[] { "docs/events.md", "docs/inbound.md" }
        .SelectMany(static path => Pages.Of(path).Blocks)
        .Where(static block => block.Language == "json")];

    /// <summary>Gives the sample of an event's type, to be changed as a test needs it.</summary>
    public static JObject Of(string eventType) =>
        All.Select(Parse).Single(data => ((string?)data["event"] ?? $"{data["type"]}_{data["action"]}") == eventType);

    /// <summary>Reads a sample as the package reads events, so that no text becomes a date.</summary>
    public static JObject Parse(CodeBlock sample)
    {
        using var reader = new JsonTextReader(new StringReader(sample.Text)) { DateParseHandling = DateParseHandling.None, FloatParseHandling = FloatParseHandling.Decimal };
        return JObject.Load(reader);
    }
}
