using System.Diagnostics;
using System.Diagnostics.CodeAnalysis;
using System.Text;
using Djrill.Net.Benchmarks.Receivers;

namespace Djrill.Net.Benchmarks.Servers;

/// <summary>A receiver in a process of its own.</summary>
internal sealed class ServerProcess : IDisposable
{
    private static readonly HttpClient Client = new(new SocketsHttpHandler { UseProxy = false });

    private const int MaxErrorLength = 400;

    private readonly Process _process;

    private readonly StringBuilder _errors = new();

    private ServerProcess(Process process)
    {
        _process = process;
        _process.ErrorDataReceived += (_, e) => AddError(e.Data);
        _process.BeginErrorReadLine();
        var line = _process.StandardOutput.ReadLine();
        Address = line is null
            ? throw new InvalidOperationException($"The server did not start: {_errors}")
            : new Uri(line);
    }

    public Uri Address { get; }

    public int Id => _process.Id;

    public TimeSpan CpuTime => ProcessClock.Read(Id);

    public bool IsAlive => !_process.HasExited;

    /// <summary>The end of what the server wrote to its standard error.</summary>
    public string LastError
    {
        get
        {
            lock (_errors)
            {
                var errors = _errors.ToString().Trim();
                return errors[Math.Max(0, errors.Length - MaxErrorLength)..];
            }
        }
    }

    /// <param name="receiver">One of the receivers.</param>
    /// <param name="subscriber">One of its subscribers.</param>
    /// <param name="settings">What the server's environment has besides.</param>
    public static ServerProcess Start(string receiver, string subscriber, ServerSettings? settings = null) =>
        Start(["serve", receiver, subscriber], settings);

    /// <param name="arguments">The command that starts the server.</param>
    /// <param name="settings">What the server's environment has besides.</param>
    public static ServerProcess Start(string[] arguments, ServerSettings? settings = null)
    {
        string[] command = [.. Cores.ForServer, .. Self.Command, .. arguments];
        var start = new ProcessStartInfo(command[0], command[1..])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };

        // On one core the runtime takes ten times as long before it compiles anew. That is about the start of a process.
        start.Environment["DOTNET_TC_DelaySingleProcMultiplier"] = "1";
        foreach (var (name, value) in settings?.Environment ?? [])
        {
            start.Environment[name] = value;
        }

        return new ServerProcess(Process.Start(start)!);
    }

    /// <summary>Gets what the server tells at a path.</summary>
    public T Get<T>(string path) => Client.GetFromJsonAsync<T>(new Uri(Address, path)).GetAwaiter().GetResult()!;

    public Stats Stats() => Client.GetFromJsonAsync<Stats>(new Uri(Address, "stats")).GetAwaiter().GetResult()!;

    /// <summary>Starts the watch over the server's memory, or gets what it saw since the last call.</summary>
    public WatchReport Watch() => Client.GetFromJsonAsync<WatchReport>(new Uri(Address, "watch")).GetAwaiter().GetResult()!;

    /// <returns>False where the process has ended, or cannot answer any more.</returns>
    public bool TryWatch([NotNullWhen(true)] out WatchReport? report)
    {
        try
        {
            report = Watch();
            return true;
        }
        catch (Exception exception) when (exception is HttpRequestException or TaskCanceledException)
        {
            report = null;
            return false;
        }
    }

    public void Collect()
    {
        using var answer = Client.PostAsync(new Uri(Address, "collect"), null).GetAwaiter().GetResult();
        answer.EnsureSuccessStatusCode();
    }

    public void Dispose()
    {
        _process.StandardInput.Close();
        if (!_process.WaitForExit(TimeSpan.FromSeconds(10)))
        {
            _process.Kill();
            _process.WaitForExit();
        }

        _process.Dispose();
    }

    private void AddError(string? line)
    {
        lock (_errors)
        {
            _errors.AppendLine(line);
        }
    }
}
