using Djrill.Net.Benchmarks.Load;
using Djrill.Net.Benchmarks.Servers;
using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks.Delivery;

/// <summary>A fresh server process with one recipient.</summary>
internal sealed class DeliveryContender : IDisposable
{
    private readonly ServerProcess _server;

    private readonly LoadConnection _connection;

    public DeliveryContender(string recipient)
    {
        Recipient = recipient;
        _server = ServerProcess.Start("djrill", recipient);
        _connection = new(_server.Address);
    }

    public string Recipient { get; }

    /// <summary>Sends posts one after the other.</summary>
    /// <returns>The CPU time in microseconds per event.</returns>
    public double Measure(IReadOnlyList<Workload> posts)
    {
        var before = _server.Stats().Events;
        var cpu = _server.CpuTime;
        foreach (var post in posts)
        {
            var answer = _connection.Post(HttpPost.Create(_server.Address, post));
            if (answer.Status != (Recipient == DeliveryCommand.Nobody ? StatusCodes.Status503ServiceUnavailable : StatusCodes.Status200OK))
            {
                throw new InvalidOperationException($"The server answered {answer.Status}: {answer.Text}");
            }
        }

        cpu = _server.CpuTime - cpu;
        var events = posts.Sum(static post => post.Events);
        var expected = Recipient == DeliveryCommand.Nobody ? 0 : events;
        return _server.Stats().Events - before == expected
            ? cpu.TotalMicroseconds / events
            : throw new InvalidOperationException($"'{Recipient}' was not given every event once.");
    }

    public void Dispose()
    {
        _connection.Dispose();
        _server.Dispose();
    }
}
