namespace Djrill.Net.Tests.Http;

/// <summary>Which requests get memory, which wait, and which are refused.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class MemoryBudgetTests : BudgetFixture
{
    [Test]
    public async Task WaitingRequests_AreAdmittedInOrderOfArrival()
    {
        var held = Reserve(700_000);
        var waits = new[] { ReserveAsync(600_000), ReserveAsync(70_000), ReserveAsync(650_000) };

        held.ReduceTo(90_000);
        Assert.That((Budget.Waiting, Budget.Reserved), Is.EqualTo((2, 690_000L)));
        held.Dispose();
        Assert.That((Budget.Waiting, Budget.Reserved), Is.EqualTo((1, 670_000L)));
        (await waits[0])!.Dispose();
        Assert.That((Budget.Waiting, Budget.Reserved), Is.EqualTo((1, 70_000L)), "the last is too large still");
        (await waits[1])!.Dispose();
        (await waits[2])!.Dispose();

        AssertUnused();
    }

    [Test]
    public void WhoeverWouldFit_DoesNotPassThoseWhoWait()
    {
        Reserve(600_000);
        var first = ReserveAsync(200_000);

        Assert.That(Budget.TryReserve(70_000, Options), Is.Null);
        Assert.That((ReserveAsync(70_000).IsCompleted, first.IsCompleted, Budget.Waiting), Is.EqualTo((false, false, 2)));
    }

    [Test]
    public void SmallBody_NeverQueuesBehindLargerOnes()
    {
        Reserve(700_000);
        _ = ReserveAsync(65_537);

        Assert.That(ReserveAsync(65_536).IsCompletedSuccessfully, Is.True);
        Assert.That(ReserveAsync(34_464).IsCompletedSuccessfully, Is.True);
        Assert.That(ReserveAsync(1).IsCompleted, Is.False, "an eighth is full");
    }

    [Test]
    public void LargeBody_DoesNotTakeTheEighthOfSmallOnes()
    {
        Reserve(700_000);

        Assert.That(Budget.TryReserve(65_537, Options), Is.Null);
    }

    [Test]
    public async Task BodyLargerThanItsPart_IsLetInAlone()
    {
        var held = Reserve(65_537);
        var huge = ReserveAsync(5_000_000);
        var next = ReserveAsync(65_537);
        Assert.That(Budget.Waiting, Is.EqualTo(2));

        held.Dispose();
        var alone = await huge;

        Assert.That((Budget.Waiting, Budget.Reserved), Is.EqualTo((1, 5_000_000L)));
        alone!.Dispose();
        (await next)!.Dispose();
        AssertUnused();
    }

    [Test]
    public void SmallBodyLargerThanItsPart_IsLetInAlone()
    {
        Options.MemoryBudget = 1;

        using var small = Reserve(60_000);

        Assert.That(Budget.TryReserve(1, Options), Is.Null);
    }

    [Test]
    public async Task WaitThatIsOver_TurnsAwayAndLetsThoseBehindIn()
    {
        Reserve(600_000);
        var first = ReserveAsync(200_000);
        Options.MemoryWait = TimeSpan.FromMinutes(5);
        var second = ReserveAsync(100_000);

        Time.Advance(TimeSpan.FromSeconds(30));

        Assert.That(await first, Is.Null);
        Assert.That(await second, Is.Not.Null);
        Assert.That((Budget.Waiting, Budget.Reserved, Use.Waiting), Is.EqualTo((0, 700_000L, 0L)));
    }

    [Test]
    public async Task WaitThatIsCancelled_LeavesTheQueue()
    {
        using var cancellation = new CancellationTokenSource();
        var held = Reserve(700_000);
        var gone = ReserveAsync(700_000, cancellation.Token);
        var next = ReserveAsync(700_000);

        await cancellation.CancelAsync();

        Assert.That(async () => await gone, Throws.InstanceOf<OperationCanceledException>());
        Assert.That(Budget.Waiting, Is.EqualTo(1));
        held.Dispose();
        (await next)!.Dispose();
        AssertUnused();
    }

    [TestCase(2)]
    [TestCase(0)]
    public async Task MoreThanMayWait_IsTurnedAwayAtOnce(int maxWaiting)
    {
        Options.MaxWaiting = maxWaiting;
        Reserve(700_000);
        Reserve(65_536);
        Reserve(34_000);
        for (var i = 0; i < maxWaiting; i++)
        {
            _ = ReserveAsync(i % 2 == 0 ? 1_000 : 70_000); // They are counted together.
        }

        Assert.That(await ReserveAsync(70_000), Is.Null);
        Assert.That(await ReserveAsync(1_000), Is.Null);
        Assert.That(Budget.Waiting, Is.EqualTo(maxWaiting));
    }

    [Test]
    public async Task NoWaitAtAll_TurnsAwayAtOnce()
    {
        Options.MemoryWait = TimeSpan.Zero;
        Reserve(700_000);

        Assert.That(await ReserveAsync(70_000), Is.Null);
    }

    [Test]
    public async Task HostThatStops_EndsEachWaitAndBeginsNone()
    {
        var held = Reserve(700_000);
        var wait = ReserveAsync(70_000);
        await Stopping.CancelAsync();

        Assert.That(await wait, Is.Null);
        Assert.That(await ReserveAsync(70_000), Is.Null);
        held.Dispose();
        AssertUnused();
    }

    [Test]
    public async Task LargerBudgetOfAChange_LetsThoseInWhoWait()
    {
        Reserve(700_000);
        var wait = ReserveAsync(700_000);

        Options.MemoryBudget = 1_600_000;
        Reserve(1);

        Assert.That(await wait, Is.Not.Null);
    }
}
