using System.Net;
using System.Net.Sockets;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Contract.SampleTool;

/// <summary>Runs the sample as a process over real HTTP, each test in a directory and on a port of its own.</summary>
internal abstract class SampleFixture : IDisposable
{
    protected SampleDirectory Sample { get; } = new();

    protected int Port { get; } = FreePort();

    public virtual void Dispose()
    {
        Sample.Dispose();
        GC.SuppressFinalize(this);
    }

    protected static string[] Lines(string text) => text.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries);

    internal static int FreePort()
    {
        using var listener = new TcpListener(IPAddress.Loopback, 0);
        listener.Start();
        return ((IPEndPoint)listener.LocalEndpoint).Port;
    }

    protected async Task<JObject> CreatedSettingsAsync(CancellationToken cancellationToken) =>
        JObject.Parse(await File.ReadAllTextAsync(Sample.Settings.FullName, cancellationToken));
}
