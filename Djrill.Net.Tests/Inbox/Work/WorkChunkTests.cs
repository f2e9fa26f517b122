using Djrill.Net.Inbox;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Inbox.Work;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class WorkChunkTests : IDisposable
{
    private readonly WorkerTenure _tenure = new(new FakeTimeProvider(), TimeSpan.FromMinutes(1), canExpire: true);

    public WorkChunkTests() => _tenure.Lanes.Add(new HeldLane(0, 1, 0));

    public void Dispose() => _tenure.Dispose();

    [Test]
    public void Chunk_FillsTheWindow()
    {
        AddEvents(5);
        var chunk = new WorkChunk(_tenure, budget: 1000);

        Assert.That((chunk.TryFill(3), chunk.Items.Count, _tenure.Load.Count), Is.EqualTo((true, 3, 3)));
    }

    [Test]
    public void WindowWithoutRoom_IsNotFilled()
    {
        AddEvents(5);
        var chunk = new WorkChunk(_tenure, budget: 1000);

        Assert.That((chunk.TryFill(0), chunk.Items.Count, _tenure.Load.Count), Is.EqualTo((false, 0, 0)));
    }

    [Test]
    public void EventAboveTheBudget_WaitsForTheOthers_AndIsTakenNext()
    {
        AddEvents(2, size: 600);
        var chunk = new WorkChunk(_tenure, budget: 1000);
        chunk.TryFill(8);
        var first = chunk.Items.Single();
        chunk.Items.Clear();
        var whileLoaded = chunk.TryFill(8);
        _tenure.Load.EndCall(first);

        Assert.That((whileLoaded, chunk.TryFill(8), chunk.Items.Single().Id), Is.EqualTo((false, true, 2L)));
    }

    [Test]
    public void EventAboveTheWholeBudget_IsTakenByItself()
    {
        AddEvents(1, size: 5000);
        var chunk = new WorkChunk(_tenure, budget: 1000);

        Assert.That(chunk.TryFill(8), Is.True);
    }

    [Test]
    public void RetriesAndNewEvents_AlternateAlthoughBothWait()
    {
        AddEvents(2);
        AddDue(11, crashes: 0);
        AddDue(12, crashes: 0);
        var chunk = new WorkChunk(_tenure, budget: 1000);
        chunk.TryFill(4);

        Assert.That(chunk.Items.Select(static item => item.Id), Is.EqualTo(new long[] { 11, 1, 12, 2 }));
    }

    [Test]
    public void EventWithTwoCrashes_IsCalledAlone()
    {
        AddDue(11, crashes: 2);
        var chunk = new WorkChunk(_tenure, budget: 1000);
        chunk.TryFill(8);
        var alone = chunk.Items.Single();
        chunk.Items.Clear();
        AddEvents(1);
        var whileItRuns = chunk.TryFill(8);
        _tenure.Load.EndCall(alone);

        Assert.That((alone.Id, whileItRuns, chunk.TryFill(8)), Is.EqualTo((11L, false, true)));
    }

    [Test]
    public void EventWithTwoCrashes_WaitsForRunningCalls_AndNothingElseBegins()
    {
        AddEvents(2);
        var chunk = new WorkChunk(_tenure, budget: 1000);
        chunk.TryFill(1);
        var running = chunk.Items.Single();
        chunk.Items.Clear();
        AddDue(11, crashes: 2);
        var whileItRuns = chunk.TryFill(8);
        _tenure.Load.EndCall(running);
        chunk.TryFill(8);

        Assert.That((whileItRuns, chunk.Items.Single().Id), Is.EqualTo((false, 11L)));
    }

    private void AddEvents(int count, int size = 10) => _tenure.Lanes.EndClaim(
        _tenure.Lanes.BeginClaim(),
        new Claim([.. Enumerable.Range(1, count).Select(id => new ClaimedEvent(id, id * 256, size))], 100),
        perLane: 64,
        isCut: false);

    private void AddDue(long id, int crashes) => _tenure.Due.EndClaim([new DueDelivery(id, 0, 10, "handler", 1, 0, crashes, 0, null)]);
}
