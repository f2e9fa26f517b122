namespace Djrill.Net.Chaos.Direct;

/// <summary>The command 'direct': ends one process after the other under load, and then holds the answers against the journals.</summary>
internal sealed class DirectRun : IDisposable
{
    // Counted from the first event of a process, for starting takes it longer than that.
    private static readonly TimeSpan LatestKill = TimeSpan.FromMilliseconds(500);
    private static readonly TimeSpan LatestTerm = TimeSpan.FromSeconds(3);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(1);

    // So many batches of a seed are not those of the next one.
    private const int BatchesOfSeed = 1_000_000;

    private readonly DirectOptions _options;
    private readonly string _folder;
    private readonly Random _random;
    private readonly Load _load;
    private int _life;
    private int _batches;

    private DirectRun(DirectOptions options, string folder)
    {
        (_options, _folder, _random) = (options, folder, new Random(options.Seed));
        _load = new(CreateBatch, new Random(options.Seed));
    }

    public static async Task<int> RunAsync(DirectOptions options)
    {
        var folder = Directory.CreateTempSubdirectory("djrill-direct-");
        try
        {
            using var run = new DirectRun(options, folder.FullName);
            return await run.RunAsync();
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    public void Dispose() => _load.Dispose();

    private async Task<int> RunAsync()
    {
        for (; _life < _options.Ends; _life++)
        {
            await LiveAsync(isKilled: _life < _options.Kills);
        }

        using (var last = await ServerProcess.StartAsync(JournalOf(_life), _options.Scale))
        {
            await _load.PostPendingAsync(last.Address, _life);
            await last.TerminateAsync();
        }

        var lives = Enumerable.Range(0, _life + 1).Select(life => new Life(Journal.Read(JournalOf(life)))).ToList();
        return new Report(_options, lives, _load.Posts, _load.Pending).Write();
    }

    private async Task LiveAsync(bool isKilled)
    {
        using var server = await ServerProcess.StartAsync(JournalOf(_life), _options.Scale);
        var posts = _load.PostAsync(server.Address, _life);
        while (new FileInfo(JournalOf(_life)).Length == 0)
        {
            await Task.Delay(LookAgain);
        }

        await Task.Delay((isKilled ? LatestKill : LatestTerm * _options.Scale) * _random.NextDouble());
        if (isKilled)
        {
            server.Kill();
        }
        else
        {
            await server.TerminateAsync();
        }

        await posts;
    }

    /// <summary>Creates a batch that suits the end of the current process. The load calls it under its lock.</summary>
    private Batch CreateBatch()
    {
        var random = new Random((_options.Seed * BatchesOfSeed) + _batches);
        return _life < _options.Kills ? Batch.CreateShort(_batches++, random) : Batch.CreateLong(_batches++, random, _options.Scale);
    }

    private string JournalOf(int life) => Path.Combine(_folder, FormattableString.Invariant($"{life:0000}"));
}
