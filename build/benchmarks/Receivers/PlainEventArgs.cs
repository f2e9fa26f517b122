using Newtonsoft.Json.Linq;

namespace Djrill.Net.Benchmarks.Receivers;

/// <summary>One event, as the plain receiver raises it.</summary>
internal sealed class PlainEventArgs(string type, JObject data) : EventArgs
{
    public string Type { get; } = type;

    public JObject Data { get; } = data;
}
