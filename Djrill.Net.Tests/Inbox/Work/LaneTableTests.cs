using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Work;

internal sealed class LaneTableTests
{
    private LaneTable _lanes = new();

    [SetUp]
    public void HoldTwoLanes()
    {
        _lanes = new();
        _lanes.Add(new HeldLane(0, 1, 0));
        _lanes.Add(new HeldLane(1, 1, 0));
    }

    [Test]
    public void LanesWithEvents_TakeTurns()
    {
        Read([Event(1, 0), Event(2, 256), Event(3, 1)]);

        Assert.That(Enumerable.Range(0, 4).Select(_ => _lanes.TryTake()?.Id), Is.EqualTo(new long?[] { 1, 3, 2, null }));
    }

    [Test]
    public void LaneWithAnActiveEvent_IsLeftOnlyAfterItsOutcome()
    {
        Read([Event(1, 0)]);
        var taken = _lanes.TryTake()!;

        var whileRunning = _lanes.Leave(2, static _ => false);
        _lanes.EndCall(taken);
        _lanes.Settle(taken);
        var afterwards = _lanes.Leave(1, static _ => false);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(whileRunning.Select(static lane => lane.Lane), Is.EqualTo(new[] { 1 }));
            Assert.That(afterwards, Is.EqualTo(new[] { new LanePosition(0, 100) }));
        }
    }

    [Test]
    public void LaneWithAnActiveRetry_IsNotLeft() => Assert.That(_lanes.Leave(2, static lane => lane == 1), Has.Exactly(1).Items
        .And.One.EqualTo(new LanePosition(0, 0)));

    [Test]
    public void LeavingLane_IsNotRead()
    {
        _lanes.Leave(1, static _ => true);

        Assert.That(_lanes.BeginClaim(), Has.Count.EqualTo(1));
    }

    [Test]
    public void LaneThatWasTakenAgain_IgnoresTheEndOfAnOlderCall()
    {
        Read([Event(1, 0)]);
        var taken = _lanes.TryTake()!;
        _lanes.Add(new HeldLane(0, 2, 0));
        Read([Event(1, 0)]);

        _lanes.EndCall(taken);
        _lanes.Settle(taken);

        Assert.That((_lanes.TryTake()?.Fence, _lanes.GetPositions()[0].Position), Is.EqualTo(((long?)2, 0L)));
    }

    [Test]
    public void CutClaim_LeavesTheReadPositionOfEachLaneAtItsLastEvent()
    {
        var asked = _lanes.BeginClaim();
        _lanes.EndClaim(asked, new Claim([Event(5, 0)], 100), perLane: 64, isCut: true);

        Assert.That(_lanes.BeginClaim(), Is.EquivalentTo(new[] { new LanePosition(0, 5), new LanePosition(1, 0) }));
    }

    [Test]
    public void EventBelowThePosition_IsReadAgain()
    {
        Read([]);
        _lanes.Rewind([new LanePosition(1, 30)]);

        Assert.That(_lanes.BeginClaim(), Is.EquivalentTo(new[] { new LanePosition(0, 100), new LanePosition(1, 29) }));
    }

    private void Read(IReadOnlyList<ClaimedEvent> events) => _lanes.EndClaim(_lanes.BeginClaim(), new Claim(events, 100), 64, isCut: false);

    private static ClaimedEvent Event(long id, long hash) => new(id, hash, 10);
}
