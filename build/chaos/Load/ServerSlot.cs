using System.Diagnostics;

namespace Djrill.Net.Chaos;

/// <summary>A place for one server process after the other, with the same port and role.</summary>
internal sealed class ServerSlot(string name, string folder, bool isReceiver, ServerOptions options) : IDisposable
{
    private const int WarmRequests = 3;
    private const int WarmCalls = 10;

    private readonly List<ServerLife> _lives = [];
    private int _requests;
    private int _accepted;

    public string Name => name;

    public int Port => options.Port;

    public bool IsReceiver => isReceiver;

    public bool IsWorker => options.IsWorker;

    public IReadOnlyList<ServerLife> Lives => _lives;

    public ServerLife Current => _lives[^1];

    /// <summary>Gets the number of requests and calls that are in flight in the current process.</summary>
    public int InFlight => Volatile.Read(ref _requests) + (IsWorker ? Current.CountCalls() : 0);

    /// <summary>Gets whether the current process has done work. A fault in a process that has done nothing shows nothing.</summary>
    public bool IsWarm => isReceiver ? Volatile.Read(ref _accepted) >= WarmRequests : Current.CountHandled() >= WarmCalls;

    public string? SyncedFile => options.SyncedFile;

    public void AddRequest(int number) => Interlocked.Add(ref _requests, number);

    public void AddAccepted() => Interlocked.Increment(ref _accepted);

    public async Task StartAsync(bool isHourAhead = false)
    {
        var journal = Path.Combine(folder, FormattableString.Invariant($"{name}-{_lives.Count:0000}"));
        var file = Environment.ProcessPath!; // Not null: a process has one.
        string[] self = Path.GetFileNameWithoutExtension(file) == "dotnet" ? [file, typeof(ServerSlot).Assembly.Location] : [file];
        var start = new ProcessStartInfo(self[0], [.. self[1..], "serve", (options with { Journal = journal }).Write()])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
        };
        start.Environment["DOTNET_TieredPGO"] = "0"; // Short lives: starting fast is worth more than running fast.
        if (isHourAhead)
        {
            FakeTime.SetHourAhead(start.Environment);
        }

        var process = Process.Start(start)!; // Not null: no process is reused.
        var life = new ServerLife(process, journal, IsWorker);
        _lives.Add(life);
        Volatile.Write(ref _accepted, 0);
        await life.WaitUntilReadyAsync();
    }

    public void Dispose()
    {
        foreach (var life in _lives)
        {
            life.Dispose();
        }
    }
}
