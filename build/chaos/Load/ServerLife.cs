using System.Diagnostics;

namespace Djrill.Net.Chaos;

/// <summary>One process of a slot, from its first answer to its end.</summary>
internal sealed class ServerLife(Process process, string journal, bool isWorker) : IDisposable
{
    private readonly JournalTail _tail = new(journal);
    private bool _isEnded;

    public string Journal => journal;

    public bool IsWorker => isWorker;

    /// <summary>Gets the time from the first answer to the end.</summary>
    public Interval Time { get; } = new(TimeSpan.MaxValue);

    public List<Interval> Pauses { get; } = [];

    /// <summary>Gets whether the process ended without being ended by the rig.</summary>
    public bool HasEndedItself => !_isEnded && process.HasExited;

    /// <summary>Gets the exit code. Above 128 it is a signal plus 128. The process has ended.</summary>
    public int ExitCode => process.ExitCode;

    public async Task WaitUntilReadyAsync()
    {
        if (await process.StandardOutput.ReadLineAsync() is null)
        {
            throw new InvalidOperationException($"The server did not start. See '{journal}.log'.");
        }

        Time.From = JournalLine.Now;
    }

    public int CountCalls() => _tail.Refresh().Running;

    public int CountHandled() => _tail.Refresh().Handled;

    public int CountThrows() => _tail.Refresh().Threw;

    public Task WaitForExitAsync(CancellationToken cancellationToken) => process.WaitForExitAsync(cancellationToken);

    /// <summary>Ends the process as 'kill -9' does.</summary>
    public void Kill()
    {
        if (!_isEnded)
        {
            _isEnded = true;
            process.Kill();
            process.WaitForExit();
            Time.To = JournalLine.Now;
        }
    }

    /// <summary>Stops the process as 'kill -STOP' does.</summary>
    public async Task PauseAsync()
    {
        Pauses.Add(new(JournalLine.Now));
        await SignalAsync("STOP");
    }

    public async Task ResumeAsync()
    {
        await SignalAsync("CONT");
        Pauses[^1].To = JournalLine.Now;
    }

    public async Task SendLineAsync(string line)
    {
        await process.StandardInput.WriteLineAsync(line);
        await process.StandardInput.FlushAsync();
    }

    public void Dispose()
    {
        Kill();
        process.Dispose();
        _tail.Dispose();
    }

    private Task SignalAsync(string signal) => Shell.RunAsync("sh", "-c", FormattableString.Invariant($"kill -{signal} {process.Id}"));
}
