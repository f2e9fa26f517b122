using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Work;

internal sealed class LaneTests
{
    private const long Message = 256, OtherMessage = 512;

    [Test]
    public void EventsOfOneMessage_BeginInOrder_OneAtATime()
    {
        var lane = Read([Event(1), Event(2)]);

        var first = lane.Take();
        var hadReady = lane.HasReady;
        lane.EndCall(first);

        Assert.That((first.Id, hadReady, lane.HasReady, lane.Take().Id), Is.EqualTo((1L, false, true, 2L)));
    }

    [Test]
    public void EventsOfOtherMessages_BeginBesides()
    {
        var lane = Read([Event(1), Event(2, OtherMessage)]);

        Assert.That((lane.Take().Id, lane.Take().Id), Is.EqualTo((1L, 2L)));
    }

    [Test]
    public void Position_StaysBeforeTheLowestUnsettledEvent()
    {
        var lane = Read([Event(1), Event(2, OtherMessage)]);
        var (first, second) = (lane.Take(), lane.Take());
        lane.EndCall(second);
        lane.Settle(second);
        var whileFirstRuns = lane.GetPosition();
        lane.EndCall(first);
        var whileFirstIsWritten = lane.GetPosition();
        lane.Settle(first);

        Assert.That((whileFirstRuns, whileFirstIsWritten, lane.GetPosition()), Is.EqualTo((0L, 0L, 100L)));
    }

    [Test]
    public void UndecidedBatch_KeepsThePositionBeforeIt()
    {
        var lane = Create();
        lane.BeginClaim();
        lane.EndClaim([Event(50)], isComplete: true, decided: 10);

        Assert.That((lane.Waiting, lane.BeginClaim()), Is.EqualTo((0, 10L)));
    }

    [Test]
    public void IncompleteRead_ContinuesAfterItsLastEvent()
    {
        var lane = Create();
        lane.BeginClaim();
        lane.EndClaim([Event(7)], isComplete: false, decided: 100);

        Assert.That(lane.BeginClaim(), Is.EqualTo(7));
    }

    [Test]
    public void EventThatIsReadAgain_IsNotAddedTwice()
    {
        var lane = Read([Event(1)]);
        lane.Rewind(0);
        lane.BeginClaim();
        lane.EndClaim([Event(1)], isComplete: true, decided: 100);

        Assert.That(lane.Waiting, Is.EqualTo(1));
    }

    [Test]
    public void EventThatWasSettledDuringTheRead_IsNotAddedAgain()
    {
        var lane = Read([Event(1)]);
        var taken = lane.Take();
        lane.EndCall(taken);
        lane.Rewind(0);
        lane.BeginClaim();
        lane.Settle(taken);
        lane.EndClaim([Event(1)], isComplete: true, decided: 100);

        Assert.That(lane.Waiting, Is.Zero);
    }

    [Test]
    public void RewindDuringTheRead_DropsWhatWasRead()
    {
        var lane = Create(position: 20);
        lane.BeginClaim();
        lane.Rewind(4);
        lane.EndClaim([Event(21)], isComplete: true, decided: 100);

        Assert.That((lane.Waiting, lane.BeginClaim()), Is.EqualTo((0, 4L)));
    }

    [Test]
    public void MessageWithTooManyEvents_IsReadAgainFromTheFirstOneThatWasNotKept()
    {
        var lane = Read([.. Enumerable.Range(1, MessageQueue.Capacity + 2).Select(static id => Event(id))]);
        var positionBefore = lane.BeginClaim();
        for (var i = 0; i < MessageQueue.Capacity; i++)
        {
            var taken = lane.Take();
            lane.EndCall(taken);
            lane.Settle(taken);
        }

        long capacity = MessageQueue.Capacity;
        Assert.That((positionBefore, lane.GetPosition(), lane.BeginClaim()), Is.EqualTo((100L, capacity, capacity)));
    }

    [Test]
    public void LeavingLane_BeginsNothing()
    {
        var lane = Read([Event(1)]);
        lane.IsLeaving = true;

        Assert.That(lane.HasReady, Is.False);
    }

    private static Lane Create(long position = 0) => new(new HeldLane(0, 1, position));

    private static Lane Read(IReadOnlyList<ClaimedEvent> events)
    {
        var lane = Create();
        lane.BeginClaim();
        lane.EndClaim(events, isComplete: true, decided: 100);
        return lane;
    }

    private static ClaimedEvent Event(long id, long message = Message) => new(id, message, 10);
}
