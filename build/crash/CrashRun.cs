using System.Diagnostics;

namespace Djrill.Net.Crash;

/// <summary>The command 'run': sends every batch until it is answered 200, and kills the server meanwhile.</summary>
internal sealed class CrashRun(RunOptions options, string folder) : IDisposable
{
    private const int BatchSize = 1000;

    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };

    private readonly KillPlan _plan = new(options);
    private readonly Stopwatch _served = new();
    private readonly Report _report = new(folder);

    private ServerProcess? _server;
    private Task _kill = Task.CompletedTask;

    public static async Task<int> RunAsync(RunOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("djrill-crash-");
        try
        {
            using var run = new CrashRun(options, folder.FullName);
            return await run.RunAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public void Dispose() => _server?.Dispose();

    private async Task<int> RunAsync()
    {
        // Where the last kills are still due when the events are out, there are some more events.
        for (var first = 0; first < options.Events || _plan.Kills < options.Kills; first += BatchSize)
        {
            var ids = Enumerable.Range(first, BatchSize).Select(Batch.IdOf).ToList();
            while (!await SendAsync(ids))
            {
                _report.Resent();
            }

            _report.Answered(ids);
        }

        return _report.Write(options, _plan.Kills);
    }

    /// <returns>Whether the batch was answered 200. Anything else, and no answer, makes Mandrill send it again.</returns>
    private async Task<bool> SendAsync(IReadOnlyList<string> ids)
    {
        _server ??= await StartAsync();
        var server = _server;
        try
        {
            _served.Start();
            using var batch = Batch.Of(ids);
            using var answer = await Client.PostAsync(new Uri(server.Address, Server.Path), batch);
            return (int)answer.StatusCode == StatusCodes.Status200OK;
        }
        catch (HttpRequestException)
        {
            await _kill;
            server.Dispose();
            _server = null;
            return false;
        }
        finally
        {
            _served.Stop();
        }
    }

    private async Task<ServerProcess> StartAsync()
    {
        var server = await ServerProcess.StartAsync(folder, options.Ledger);
        _kill = KillAsync(server, _plan.Next(_report.CountHandled(), _served.Elapsed));
        return server;
    }

    private async Task KillAsync(ServerProcess server, TimeSpan life)
    {
        if (life == Timeout.InfiniteTimeSpan)
        {
            return;
        }

        await Task.Delay(life);
        _plan.Killed();
        server.Kill();
    }
}
