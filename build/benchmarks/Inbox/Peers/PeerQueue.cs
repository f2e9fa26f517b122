using System.Diagnostics;

namespace Djrill.Net.Benchmarks.Inbox.Peers;

/// <summary>A queue of another library in this process: 8 publish, 8 handle.</summary>
internal abstract class PeerQueue(IHost host) : IAsyncDisposable
{
    protected const int Calls = 8;

    protected IHost Host => host;

    public static async Task<PeerQueue> StartAsync(string name, string engine, string connectionString) => name == "wolverine"
        ? await WolverineQueue.StartAsync(engine, connectionString)
        : await HangfireQueue.StartAsync(engine, connectionString);

    public async Task<PeerResult> MeasureAsync(int count)
    {
        var posts = new InboxPosts();
        var texts = Enumerable.Range(0, count).Select(_ => posts.NextEvent()).ToList();
        PeerMessages.Expect(count);
        var (next, cpu, clock) = (-1, Environment.CpuUsage.TotalTime, Stopwatch.StartNew());
        await Task.WhenAll(Enumerable.Range(0, Calls).Select(_ => Task.Run(async () =>
        {
            for (int index; (index = Interlocked.Increment(ref next)) < count;)
            {
                await PublishAsync(texts[index]);
            }
        })));
        await PeerMessages.Handled.WaitAsync(TimeSpan.FromMinutes(5));
        return new(count / clock.Elapsed.TotalSeconds, (Environment.CpuUsage.TotalTime - cpu).TotalMicroseconds / count);
    }

    public async ValueTask DisposeAsync()
    {
        await host.StopAsync();
        host.Dispose();
        GC.SuppressFinalize(this);
    }

    protected abstract Task PublishAsync(string json);

    protected static HostApplicationBuilder CreateBuilder()
    {
        var builder = Microsoft.Extensions.Hosting.Host.CreateApplicationBuilder();
        builder.Logging.ClearProviders();
        return builder;
    }
}
