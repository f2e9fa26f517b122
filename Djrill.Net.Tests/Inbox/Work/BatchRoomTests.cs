using Djrill.Net.Inbox;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Inbox.Work;

/// <summary>How many events a worker loads at a time when there are batch handlers.</summary>
internal sealed class BatchRoomTests
{
    private const int Concurrency = 2;

    [TestCase(0, 1000)]
    [TestCase(1, 1000, Description = "One slot is free.")]
    [TestCase(2, 0, Description = "Events wait for a slot, so that the handler gets them together.")]
    public void Room_IsThatOfABatchWhileASlotIsFree(int works, int expected)
    {
        var load = new Workload();
        load.AddWorks(works);

        Assert.That(new WorkWindow(Concurrency, load, new FakeTimeProvider()).GetRoom(hasSuspects: false, isForBatches: true), Is.EqualTo(expected));
    }

    [Test]
    public void EventThatMayHaveEndedAWorker_IsNotLoadedWithAThousandOthers() => Assert.That(
        new WorkWindow(Concurrency, new(), new FakeTimeProvider()).GetRoom(hasSuspects: true, isForBatches: true), Is.EqualTo(Concurrency));

    [Test]
    public void RoomWithoutBatchHandlers_IsTheWindow() => Assert.That(
        new WorkWindow(Concurrency, new(), new FakeTimeProvider()).GetRoom(hasSuspects: false, isForBatches: false), Is.EqualTo(2 * Concurrency));

    [Test]
    public void EndOfACallForBatches_IsAReasonToLoad()
    {
        var load = new Workload();
        new WorkWindow(Concurrency, load, new FakeTimeProvider()).GetRoom(hasSuspects: false, isForBatches: true);
        load.Add([.. Enumerable.Range(0, 100).Select(static id => new QueuedEvent(id, 0, 0, 0, null))]);

        Assert.That(load.EndCall(new QueuedEvent(0, 0, 0, 0, null)), Is.True);
    }
}
