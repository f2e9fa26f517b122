using System.Diagnostics;

namespace Djrill.Net.Tests.Inbox.Sqlite;

/// <summary>What the operating system was asked for, in its order.</summary>
internal sealed class SyncOrderTests
{
    public const string Begun = "begun-storing";
    public const string Answered = "answered-200";

    [Test]
    public async Task Log_IsSyncedBeforeTheAnswer()
    {
        if (!File.Exists("/usr/bin/strace"))
        {
            Assert.Ignore("strace is not installed. Install Debian's package 'strace' to run this test.");
        }

        var calls = await TraceAsync();

        var begun = Array.FindIndex(calls, static call => call.Contains(Begun, StringComparison.Ordinal));
        var answered = Array.FindIndex(calls, static call => call.Contains(Answered, StringComparison.Ordinal));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(begun, Is.Not.Negative);
            Assert.That(answered, Is.GreaterThan(begun));
            Assert.That(
                calls[begun..answered].Where((_, index) => IsSynced(calls, begun + index, answered)),
                Is.Not.Empty,
                "The log was not synced.");
        }
    }

    /// <summary>Gets whether a line is a sync of the log that ended before another line.</summary>
    private static bool IsSynced(string[] calls, int index, int before)
    {
        var call = calls[index];
        if (!call.Contains("sync(", StringComparison.Ordinal) || !call.Contains("-wal>", StringComparison.Ordinal))
        {
            return false;
        }

        var thread = call.Split(' ')[0];
        return !call.Contains("<unfinished", StringComparison.Ordinal) || calls[index..before].Any(
            line => line.StartsWith(thread + " ", StringComparison.Ordinal) && line.Contains("sync resumed>", StringComparison.Ordinal));
    }

    private static async Task<string[]> TraceAsync()
    {
        var folder = Directory.CreateTempSubdirectory("djrill-trace-");
        try
        {
            var trace = Path.Combine(folder.FullName, "trace");
            var tests = typeof(SyncOrderTests).Assembly.Location;
            var start = new ProcessStartInfo(
                "strace",
                ["-f", "--seccomp-bpf", "-y", "-e", "trace=openat,fsync,fdatasync", "-o", trace, Environment.ProcessPath!, "exec", tests])
            {
                Environment = { ["DOTNET_STARTUP_HOOKS"] = tests, ["TMPDIR"] = folder.FullName },
            };
            using var process = Process.Start(start)!; // Not null: a new process.
            await process.WaitForExitAsync();
            Assert.That(process.ExitCode, Is.Zero);
            return await File.ReadAllLinesAsync(trace);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }
}
