using System.Net.Sockets;
using Djrill.Net.Benchmarks.Load;
using Djrill.Net.Benchmarks.Receivers;
using Djrill.Net.Benchmarks.Servers;
using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks.Compare;

/// <summary>A fresh server process under one workload.</summary>
internal sealed class Contender : IDisposable
{
    private const int MemoryWindows = 3;

    private static readonly TimeSpan WindowTime = TimeSpan.FromSeconds(1.2);

    private readonly Workload _workload;

    private readonly bool _isCounting;

    private readonly ServerProcess _server;

    private readonly LoadClient _client;

    private readonly List<Sample> _samples = [];

    private readonly long _idle;

    private int _requests;

    public Contender(string receiver, string subscriber, Workload workload)
    {
        (Name, _workload, _isCounting) = (receiver, workload, receiver is not "drain");
        _server = ServerProcess.Start(receiver, subscriber);
        _server.Stats();
        _idle = ProcessMemory.Resident(_server.Id);
        _client = new LoadClient(_server.Address, workload, workload.Connections);
    }

    public string Name { get; }

    /// <summary>Sends posts until the server gets no faster, and finds how many of them fill a window.</summary>
    public void WarmUp()
    {
        var rate = Attempt(() => Compare.WarmUp.Run(_client));
        _requests = Math.Max((int)Math.Ceiling(rate * WindowTime.TotalSeconds), _workload.Connections * 2);
    }

    public void Measure()
    {
        var before = _server.Stats();
        var cpu = _server.CpuTime;
        Send();
        cpu = _server.CpuTime - cpu;
        var after = _server.Stats();

        var events = (double)_requests * _workload.Events;
        Check(before, after);
        _samples.Add(new(cpu.TotalMicroseconds / events, (after.AllocatedBytes - before.AllocatedBytes) / events));
    }

    /// <summary>Ends the measurement.</summary>
    public Measured Result() => new(_samples, _workload.IsLarge ? MeasurePeak() : null);

    public void Dispose()
    {
        _client.Dispose();
        _server.Dispose();
    }

    private void Send() => Attempt(() => _client.Run(_requests));

    private T Attempt<T>(Func<T> send)
    {
        try
        {
            return send();
        }
        catch (Exception exception) when (exception is InvalidOperationException or SocketException or IOException)
        {
            throw new InvalidOperationException($"'{Name}' failed. {exception.Message} {_server.LastError}", exception);
        }
    }

    private long MeasurePeak()
    {
        var peaks = new List<double>();
        for (var i = 0; i < MemoryWindows; i++)
        {
            _server.Collect();
            ProcessMemory.ResetPeak(_server.Id);
            Send();
            peaks.Add(ProcessMemory.Peak(_server.Id) - _idle);
        }

        return (long)Measured.Median(peaks);
    }

    private void Check(Stats before, Stats after)
    {
        var events = after.Events - before.Events;
        var areDigestsRight = after.Digests.Keys.All(digest => digest == _workload.AttachmentDigest);
        if (_isCounting && (events != (long)_requests * _workload.Events || !areDigestsRight))
        {
            throw new InvalidOperationException($"'{Name}' lost or changed something: {events} events of {_requests} posts.");
        }
    }
}
