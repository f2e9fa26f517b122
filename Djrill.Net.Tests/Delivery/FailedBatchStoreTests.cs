using Djrill.Net.Delivery;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Delivery;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class FailedBatchStoreTests
{
    private static readonly DeliveryRecord Empty = new();

    private const int Size = 3;

    private readonly FakeTimeProvider _time = new();
    private readonly FailedBatch _batch = new(DateTimeOffset.UnixEpoch);
    private readonly FailedBatchStore _memory;

    public FailedBatchStoreTests() => _memory = new(_time, Size);

    [Test]
    public void SavedEvent_IsFoundUntilItIsForgotten()
    {
        var record = Empty.WithHandled(new("one", 1));
        var before = _memory.IsEmpty;
        _memory.Save("a", _batch, record);
        var found = _memory.Find("a");
        _memory.Forget("a");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.True);
            Assert.That(found, Is.EqualTo((_batch, record)));
            Assert.That((_memory.Find("a"), _memory.IsEmpty), Is.EqualTo(((ValueTuple<FailedBatch, DeliveryRecord>?)null, true)));
        }
    }

    [Test]
    public void Newest_IsNeverRefusedAndAtMostTwoGenerationsAreKept()
    {
        var evicted = Save(0, 100).Sum();
        var kept = Enumerable.Range(0, 100).Where(IsKnown).ToList();

        Assert.That(kept, Has.Count.InRange(Size, 2 * Size).And.Member(99));
        Assert.That(kept, Is.EqualTo(Enumerable.Range(100 - kept.Count, kept.Count)));
        Assert.That(evicted, Is.EqualTo(100 - kept.Count));
    }

    [Test]
    public void Eviction_IsCountedWhenItHappens() => Assert.That(Save(0, 10), Is.EqualTo([0, 0, 0, 0, 0, 0, 3, 0, 0, 3]));

    [Test]
    public void ExpiredEvents_AreNoEviction()
    {
        Save(0, 6);
        _time.Advance(FailedBatchStore.Lifetime);

        Assert.That(Save(6, 4), Is.All.Zero);
    }

    [Test]
    public void EventSavedAgain_NeedsNoNewPlaceAndIsYoungAgain()
    {
        Save(0, 6); // 0 to 2 are the older half.
        var evicted = Save(0, 1).Single(); // 3 to 5 become the older half, and 0 moves to the younger.
        var again = Save(0, 1).Concat(Save(0, 1)).ToList();
        Save(10, 2);
        var before = IsKnown(0);
        Save(12, 1);

        Assert.That(again, Is.All.Zero);
        Assert.That(evicted, Is.EqualTo(2), "1 and 2");
        Assert.That((before, IsKnown(0), IsKnown(3)), Is.EqualTo((true, true, false)));
    }

    [Test]
    public void KnownEventOfAFullHalf_DropsNothing()
    {
        Save(0, 6);

        var evicted = Save(3, 3);

        Assert.That(evicted, Is.All.Zero);
        Assert.That((IsKnown(0), IsKnown(3)), Is.EqualTo((true, true)));
    }

    [Test]
    public void Event_ExpiresADayAfterItWasSavedLast()
    {
        Save(0, 2);
        _time.Advance(TimeSpan.FromHours(12));
        Save(1, 1);
        _time.Advance(TimeSpan.FromHours(12));

        Assert.That((IsKnown(0), IsKnown(1), _memory.IsEmpty), Is.EqualTo((false, true, false)));

        _time.Advance(TimeSpan.FromHours(12));

        Assert.That((IsKnown(1), _memory.IsEmpty), Is.EqualTo((false, true)));
    }

    [Test]
    public void ExpiredEventsOfBothHalves_LeaveTheStoreEmpty()
    {
        Save(0, 4);
        _time.Advance(FailedBatchStore.Lifetime);

        Assert.That(_memory.IsEmpty, Is.True);
    }

    [Test]
    public void OlderHalf_IsForgottenToo()
    {
        Save(0, 4);
        _memory.Forget("0");

        Assert.That((IsKnown(0), IsKnown(1), IsKnown(3)), Is.EqualTo((false, true, true)));
    }

    [Test]
    public void SavedAgain_ReplacesTheRecordInTheOlderHalf()
    {
        Save(0, 4);
        var record = Empty.WithHandled(new("one", 1));
        _memory.Save("0", _batch, record);

        Assert.That(_memory.Find("0")?.Record, Is.SameAs(record));
    }

    [Test]
    public void CopyThatIsSavedLater_KeepsWhatTheOtherHandled()
    {
        var (one, two) = (new RecipientId("one", 1), new RecipientId("two", 1));
        _memory.Save("0", _batch, Empty.WithHandled(one).WithFailure(two, hasTimedOut: false));
        _memory.Save("0", _batch, Empty.WithFailure(one, hasTimedOut: false).WithHandled(two));

        var record = _memory.Find("0")!.Value.Record; // Not null: it was saved.
        Assert.That((record.IsHandled(one), record.IsHandled(two)), Is.EqualTo((true, true)));
    }

    private List<int> Save(int first, int count) =>
        [.. Enumerable.Range(first, count).Select(number => _memory.Save($"{number}", _batch, Empty))];

    private bool IsKnown(int number) => _memory.Find($"{number}") is not null;
}
