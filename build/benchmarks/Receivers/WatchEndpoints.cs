namespace Djrill.Net.Benchmarks.Receivers;

/// <summary>Starts the watch over the memory when it is first asked, so that the other commands do not pay for it.</summary>
internal static class WatchEndpoints
{
    private static readonly Lazy<MemoryWatch> Watch = new(static () => new MemoryWatch());

    public static void Map(WebApplication app) => app.MapGet("/watch", static () => Watch.Value.Take());
}
