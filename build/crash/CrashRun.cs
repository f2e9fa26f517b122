namespace Djrill.Net.Crash;

/// <summary>The command 'run': sends every batch until it is answered 200, and kills the server meanwhile.</summary>
internal sealed class CrashRun : IDisposable
{
    private const int BatchSize = 1000;

    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false }) { Timeout = Timeout.InfiniteTimeSpan };

    private readonly KillPlan _plan;
    private readonly Report _report;
    private readonly RunOptions _options;
    private readonly string _folder;

    private ServerProcess? _server;
    private Task _kill = Task.CompletedTask;

    private CrashRun(RunOptions options, string folder)
    {
        (_options, _folder) = (options, folder);
        _report = new(folder);
        _plan = new(options, _report.CountHandled);
    }

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
        // Where the last kill is still due when the events are out, there are some more.
        for (var first = 0; first < _options.Events || _plan.Kills < _options.Kills; first += BatchSize)
        {
            var ids = Enumerable.Range(first, BatchSize).Select(Batch.IdOf).ToList();
            while (!await SendAsync(ids))
            {
                _report.Resent();
            }

            _report.Answered(ids);
        }

        return _report.Write(_options, _plan.Kills);
    }

    /// <returns>Whether the batch was answered 200. Anything else, and no answer, makes Mandrill send it again.</returns>
    private async Task<bool> SendAsync(IReadOnlyList<string> ids)
    {
        _server ??= await StartAsync();
        var server = _server;
        try
        {
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
    }

    private async Task<ServerProcess> StartAsync()
    {
        var server = await ServerProcess.StartAsync(_folder, _options.Ledger);
        _kill = _plan.KillAsync(server);
        return server;
    }
}
