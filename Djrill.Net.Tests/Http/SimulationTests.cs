using Djrill.Net.Http;

namespace Djrill.Net.Tests.Http;

/// <summary>Random sizes, slow senders, aborts and chunked bodies, in virtual time: nobody waits for ever, and nothing stays reserved.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class SimulationTests : BudgetFixture
{
    private static readonly TimeSpan Step = TimeSpan.FromMilliseconds(500);

    [Test]
    public async Task RandomRequests_AllEndAndLeaveNothing([Range(0, 9)] int tenth)
    {
        for (var seed = tenth * 100; seed < (tenth + 1) * 100; seed++)
        {
            var random = new Random(seed);
            (Options.MemoryBudget, Options.MaxWaiting) = (random.Next(1_000, 10_000_000), random.Next(20));
            (Options.MemoryWait, Options.BodyTimeout) = (TimeSpan.FromSeconds(random.Next(1, 60)), TimeSpan.FromSeconds(random.Next(1, 60)));
            var limits = Options;
            var requests = Enumerable.Range(0, random.Next(2, 40)).Select(_ => new SimulatedRequest(random, limits)).ToList();

            await RunAsync(Task.WhenAll(requests.ConvertAll(request => request.RunAsync(Budget, Time))), seed, limits);
            AssertUnused();
        }
    }

    private async Task RunAsync(Task all, int seed, DjrillOptions limits)
    {
        for (var steps = 0; !all.IsCompleted; steps++)
        {
            Assert.That(steps, Is.LessThan(1_000_000), $"seed {seed}: somebody waits for ever");
            Assert.That((Budget.Reserved <= limits.MemoryBudget + SimulatedRequest.LargestBody + MemoryBudget.SmallBody, Budget.Waiting <= limits.MaxWaiting), Is.EqualTo((true, true)), $"seed {seed}");
            Time.Advance(Step);
            await Task.Yield();
        }

        await all;
    }
}
