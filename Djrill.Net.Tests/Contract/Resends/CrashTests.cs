using System.Diagnostics;

namespace Djrill.Net.Tests.Contract.Resends;

/// <summary>The short form of build/crash: five kills at random moments.</summary>
[CancelAfter(240_000)]
internal sealed class CrashTests
{
    [Test]
    public async Task FiveKills_LoseNothing(CancellationToken cancellationToken) => await AssertSound("file", cancellationToken);

    [Test]
    public async Task FiveKills_LoseNothingWithRedis(CancellationToken cancellationToken)
    {
        using var redis = await RedisServer.StartAsync(cancellationToken);

        await AssertSound(redis.Address, cancellationToken);
    }

    private static async Task AssertSound(string ledger, CancellationToken cancellationToken)
    {
        var dotnet = Environment.GetEnvironmentVariable("DOTNET_HOST_PATH") ?? "dotnet";
        var tool = Path.Combine(AppContext.BaseDirectory, "Djrill.Net.Crash.dll");
        using var process = Process.Start(new ProcessStartInfo(
            dotnet, [tool, "run", "--kills", "5", "--events", "1000", "--seed", "7", "--ledger", ledger])
        {
            RedirectStandardOutput = true,
        })!;
        try
        {
            var output = await process.StandardOutput.ReadToEndAsync(cancellationToken);
            await process.WaitForExitAsync(cancellationToken);

            Assert.That((process.ExitCode, output), Is.EqualTo((0, output)), "the exit code says whether anything was lost");
            Assert.That(output, Does.Contain("answered 200 and not handled: 0").And.Contain("kills: 5"));
        }
        finally
        {
            process.Kill(entireProcessTree: true);
        }
    }
}
