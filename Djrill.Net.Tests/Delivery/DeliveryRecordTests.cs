using Djrill.Net.Delivery;

namespace Djrill.Net.Tests.Delivery;

internal sealed class DeliveryRecordTests
{
    private static readonly DeliveryRecord Empty = new();

    private static readonly RecipientId One = new("one", 1);
    private static readonly RecipientId Other = new("other", 1);

    [Test]
    public void EmptyRecord_KnowsNobody() => Assert.That(
        (Empty.IsHandled(One), Empty.FailuresOf(One), Empty.TimedOut.Any()), Is.EqualTo((false, 0, false)));

    [Test]
    public void Recipients_AreToldApartByNumber()
    {
        var record = Empty.WithHandled(One);

        Assert.That(
            (record.IsHandled(One), record.IsHandled(One with { Number = 2 }), record.IsHandled(Other)),
            Is.EqualTo((true, false, false)));
    }

    [Test]
    public void Failures_AreCountedUntilTheEventIsHandled()
    {
        var failed = Empty.WithFailure(One, hasTimedOut: false).WithHandled(Other).WithFailure(One, hasTimedOut: true);
        var handled = failed.WithHandled(One);

        Assert.That((failed.FailuresOf(One), failed.IsHandled(One), failed.FailuresOf(Other)), Is.EqualTo((2, false, 0)));
        Assert.That((handled.FailuresOf(One), handled.IsHandled(One), handled.IsHandled(Other)), Is.EqualTo((0, true, true)));
    }

    [Test]
    public void TimedOut_NamesThoseWhoseLastAttemptDid()
    {
        var record = Empty.WithFailure(One, hasTimedOut: true).WithFailure(Other, hasTimedOut: true);

        Assert.That(record.TimedOut, Is.EqualTo([One, Other]));
        Assert.That(record.WithFailure(One, hasTimedOut: false).TimedOut, Is.EqualTo([Other]));
        Assert.That(record.WithHandled(Other).TimedOut, Is.EqualTo([One]));
    }

    [Test]
    public void WithoutHandled_KeepsTheFailures()
    {
        var record = Empty.WithHandled(One).WithFailure(Other, hasTimedOut: false).WithoutHandled();

        Assert.That((record.IsHandled(One), record.FailuresOf(Other)), Is.EqualTo((false, 1)));
    }

    [Test]
    public void Change_LeavesTheRecordAsItWas()
    {
        var record = Empty.WithHandled(One);
        _ = record.WithFailure(Other, hasTimedOut: true);
        _ = record.WithHandled(Other);

        Assert.That((record.IsHandled(Other), record.FailuresOf(Other)), Is.EqualTo((false, 0)));
    }

    [Test]
    public void EventsThatGoTheSameWay_ShareTheirRecords()
    {
        var path = Empty.WithHandled(One);

        Assert.That(Empty.WithHandled(One), Is.SameAs(path));
        Assert.That(Empty.WithFailure(One, hasTimedOut: false), Is.Not.SameAs(path));
        Assert.That(path.WithHandled(Other).IsHandled(One), Is.True);
    }
}
