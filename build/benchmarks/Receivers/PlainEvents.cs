using Newtonsoft.Json.Linq;

namespace Djrill.Net.Benchmarks.Receivers;

/// <summary>Announces what the plain receiver was posted.</summary>
internal static class PlainEvents
{
    public static event EventHandler<PlainEventArgs>? Received;

    public static void Raise(string type, JObject data) => Received?.Invoke(null, new PlainEventArgs(type, data));
}
