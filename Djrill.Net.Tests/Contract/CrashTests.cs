using System.Diagnostics;

namespace Djrill.Net.Tests.Contract;

/// <summary>The short form of build/crash: a receiver in a process of its own is killed, or asked to stop, under load.</summary>
[Parallelizable(ParallelScope.All)]
[CancelAfter(240_000)]
internal sealed class CrashTests
{
    [Test]
    public async Task Kills_LoseNothing(CancellationToken cancellationToken)
    {
        var output = await RunAsync(["--kills", "3"], cancellationToken);

        Assert.That(output, Does.Contain("answered 200 and not handled: 0").And.Contain("kills: 3").And.Not.Contain("resends: 0"));
    }

    [Test]
    [Platform(Exclude = "Win", Reason = "There is no SIGTERM.")]
    public async Task TerminationsWithinTheGrace_CancelNothingAndRepeatNothing(CancellationToken cancellationToken)
    {
        var output = await RunAsync(["--terms", "3", "--scale", "0.2"], cancellationToken);

        Assert.That(output, Does.Contain("before the grace ended: 0").And.Contain("terms: 3").And.Not.Contain("ended within the grace: 0"));
    }

    /// <returns>The report. The exit code says whether anything broke that must hold.</returns>
    private static async Task<string> RunAsync(string[] options, CancellationToken cancellationToken)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var tool = Path.Combine(AppContext.BaseDirectory, "Djrill.Net.Crash.dll");
        using var process = Process.Start(new ProcessStartInfo(dotnet, [tool, "run", "--seed", "7", .. options]) { RedirectStandardOutput = true })!;
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);

            Assert.That((process.ExitCode, output), Is.EqualTo((0, output)), "the exit code says whether what must hold did");
            return output;
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
