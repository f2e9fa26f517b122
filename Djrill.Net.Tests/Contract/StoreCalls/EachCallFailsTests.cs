extern alias chaos;

using chaos::Djrill.Net.Chaos;
using Microsoft.Data.Sqlite;
using Npgsql;

namespace Djrill.Net.Tests.Contract.StoreCalls;

/// <summary>
/// Every call of the store fails once, by a counter, until a run has fewer calls. Nothing is lost, and no effect is doubled.
/// </summary>
[Parallelizable(ParallelScope.All)]
[CancelAfter(300_000)]
internal sealed class EachCallFailsTests
{
    private const int AtOnce = 4;

    // All calls take minutes. Without the variable, each run of the tests takes others: it begins at a random call.
    private static readonly int Stride = Environment.GetEnvironmentVariable("DJRILL_EVERY_CALL") is null ? 29 : 1;

    // Far fewer than a run makes, each counted before and after: a run without any failure proves nothing.
    private const int LeastCalls = 80;

    [Test]
    public async Task EachCallOfSqliteFailsOnce_LosesNothingAndDoublesNothing(CancellationToken cancellationToken)
    {
        var folder = Directory.CreateTempSubdirectory("djrill-calls-");
        try
        {
            await RunAsync(
                number =>
                {
                    var text = $"Data Source={Path.Combine(folder.FullName, $"{number}.db")};Pooling=False";
                    return new(MandrillInboxEngine.Sqlite, null, text, () => new SqliteConnection(text));
                },
                cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    [Test]
    public async Task EachCallOfPostgreSqlFailsOnce_LosesNothingAndDoublesNothing(CancellationToken cancellationToken)
    {
        if (!PostgreSqlServer.IsInstalled)
        {
            Assert.Ignore("PostgreSQL is not installed.");
        }

        var folder = Directory.CreateTempSubdirectory("djrill-calls-");
        try
        {
            Shell.OpenToAll(folder);
            await using var server = await PostgreSqlStore.StartAsync(SmallDisk.Create(Path.Combine(folder.FullName, "disk")));
            await using var source = NpgsqlDataSource.Create(server.DirectConnectionString);
            await RunAsync(
                number => new(MandrillInboxEngine.PostgreSql, $"trial_{number}", server.DirectConnectionString, source.CreateConnection),
                cancellationToken);
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private static async Task RunAsync(Func<int, TrialStore> create, CancellationToken cancellationToken)
    {
        var last = int.MaxValue;
        for (var first = Random.Shared.Next(1, Stride + 1); last == int.MaxValue; first += AtOnce * Stride)
        {
            await TestContext.Out.WriteLineAsync($"failing: {first} and the {AtOnce - 1} after it, {Stride} apart");
            var trials = Enumerable.Range(0, AtOnce).Select(number => first + (number * Stride)).Select(async number =>
                (Number: number, HasFailed: await new FailingCallTrial(create(number), number).RunAsync(cancellationToken)));
            last = (await Task.WhenAll(trials)).Where(static trial => !trial.HasFailed)
                .Select(static trial => trial.Number).DefaultIfEmpty(int.MaxValue).Min();
        }

        await TestContext.Out.WriteLineAsync($"one of {last - 1} calls of the store failed in each run");
        Assert.That(last, Is.GreaterThan(LeastCalls));
    }
}
