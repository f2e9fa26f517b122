extern alias chaos;

using System.Diagnostics;
using chaos::Djrill.Net.Chaos;

namespace Djrill.Net.Tests.Contract;

/// <summary>The short forms of build/chaos: servers in processes of their own are killed, stopped and cut off under load.</summary>
[Parallelizable(ParallelScope.All)]
[CancelAfter(300_000)]
[Platform(Exclude = "Win", Reason = "There are no signals.")]
internal sealed class ChaosTests
{
    [Test]
    public async Task Kills_LoseNothing(CancellationToken cancellationToken)
    {
        var output = await RunAsync(["direct", "--seed", "7", "--kills", "3"], 0, cancellationToken);

        Assert.That(output, Does.Contain("answered 200 and not handled: 0").And.Contain("kills: 3").And.Not.Contain("resends: 0"));
    }

    [Test]
    public async Task TerminationsWithinTheGrace_CancelNothingAndRepeatNothing(CancellationToken cancellationToken)
    {
        var output = await RunAsync(["direct", "--seed", "7", "--terms", "3", "--scale", "0.2"], 0, cancellationToken);

        Assert.That(output, Does.Contain("before the grace ended: 0").And.Contain("terms: 3").And.Not.Contain("ended within the grace: 0"));
    }

    [TestCase("Sqlite", 6)]
    [TestCase("PostgreSql", 7)]
    public async Task EachFaultOnceOnTheInbox_LosesNothingAndDoublesNothing(string engine, int faults, CancellationToken cancellationToken)
    {
        RequireEngine(engine);

        var output = await RunAsync(
            ["run", "--engine", engine, "--faults", $"{faults}", "--seed", "7", "--slack", "60"], 0, cancellationToken);

        Assert.That(output, Does.Contain($"faults that count: {faults}").Or.Contain("skipped"));
    }

    [Retry(3)] // Whether a planted error shows depends on where the faults hit.
    [TestCase("a", "Sqlite", "PowerLoss", "2", "answered 200 and without effect")]
    [TestCase("d", "Sqlite", "Kill", "4", "answered 200 and without effect")]
    [TestCase("e", "PostgreSql", "ThrowingCommit", "6", "effects in a transaction that happened again")]
    public async Task PlantedFault_IsFound(
        string fault, string engine, string kinds, string faults, string finding, CancellationToken cancellationToken)
    {
        RequireEngine(engine);

        var output = await RunAsync(
            ["run", "--break", fault, "--engine", engine, "--kinds", kinds, "--faults", faults, "--slack", "60"], 1, cancellationToken);

        Assert.That(output, Does.Not.Contain($"{finding}: 0 ").And.Contain("NOT SOUND"));
    }

    [TestCase("Sqlite")]
    [TestCase("PostgreSql")]
    public async Task HandlerThatEndsTheProcess_IsADeadLetterAndAllOthersAreHandled(string engine, CancellationToken cancellationToken)
    {
        RequireEngine(engine);

        var output = await RunAsync(["fail-fast", engine], 0, cancellationToken);

        Assert.That(output, Does.Contain("the poison event among them: True"));
    }

    private static void RequireEngine(string engine)
    {
        if (engine == nameof(MandrillInboxEngine.PostgreSql) && !PostgreSqlServer.IsInstalled)
        {
            Assert.Ignore("PostgreSQL is not installed. Install Debian's package 'postgresql'.");
        }
    }

    /// <returns>The report. The exit code says whether anything broke that must hold.</returns>
    private static async Task<string> RunAsync(string[] arguments, int exitCode, CancellationToken cancellationToken)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var tool = Path.Combine(AppContext.BaseDirectory, "Djrill.Net.Chaos.dll");
        var start = new ProcessStartInfo(dotnet, [tool, .. arguments]) { RedirectStandardOutput = true };
        using var process = Process.Start(start)!; // Not null: no process is reused.
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);

            Assert.That((process.ExitCode, output), Is.EqualTo((exitCode, output)), "the exit code says whether what must hold did");
            return output;
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
