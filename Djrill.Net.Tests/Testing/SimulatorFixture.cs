using System.Net;
using Djrill.Net.Events;
using Djrill.Net.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Testing;

/// <summary>A simulator in virtual time, and a server that keeps what it sends.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal abstract class SimulatorFixture : IDisposable
{
    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    protected SimulatorFixture() => Client = new HttpClient(Server) { BaseAddress = new Uri("https://example.test/") };

    protected RecordingServer Server { get; } = new();

    protected HttpClient Client { get; }

    protected FakeTimeProvider Time { get; private set; } = new(Start);

    /// <summary>Gets how long the simulator has waited each time.</summary>
    protected List<TimeSpan> Delays { get; } = [];

    public void Dispose()
    {
        Client.Dispose();
        Server.Dispose();
        GC.SuppressFinalize(this);
    }

    protected MandrillSimulator Create(int seed = 0, string? signedUrl = null) => new(Client, Time)
    {
        Key = "key",
        SignedUrl = signedUrl,
        Seed = seed,
        OnWaiting = delay =>
        {
            Delays.Add(delay);
            Time.Advance(delay);
        },
    };

    /// <summary>Sends one batch from a fixed time on, and gives the events of each post.</summary>
    protected async Task<IReadOnlyList<IReadOnlyList<MandrillEvent>>> SendAsync(int seed, IEnumerable<MandrillEvent> events, int failures, DateTimeOffset? start = null)
    {
        Time = new(start ?? Start);
        Server.Requests.Clear();
        Delays.Clear();
        Server.Answer = number => number <= failures ? HttpStatusCode.InternalServerError : HttpStatusCode.OK;
        var mandrill = Create(seed);
        mandrill.Enqueue(events);
        await mandrill.RunAsync();
        return [.. Server.Requests.Select(Batches.Read)];
    }
}
