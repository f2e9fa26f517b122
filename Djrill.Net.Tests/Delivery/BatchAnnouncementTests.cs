using Djrill.Net.Delivery;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Tests.Delivery;

/// <summary>What is announced of a batch that keeps failing.</summary>
internal sealed class BatchAnnouncementTests : BatchHistoryFixture
{
    [Test]
    public void FifthFailedPost_IsAnnounced()
    {
        Fail(4);
        var before = (Harness.Lines(15).Count, Harness.Health.Conditions.Count);

        Fail(1);

        var condition = Harness.Health.Conditions.Single();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.EqualTo((0, 0)));
            Assert.That(Harness.Lines(15).Single(), Does.StartWith(
                "A batch has failed 5 times since 2026-01-01 00:00:00Z. recipient has not handled an event of type send, key "));
            Assert.That(condition.Status, Is.EqualTo(HealthStatus.Unhealthy));
        }
    }

    [TestCase(59, 1)]
    [TestCase(60, 2)]
    public void Announcement_IsRepeatedAfterAnHour(int minutes, int lines)
    {
        Fail(5);
        Harness.Time.Advance(TimeSpan.FromMinutes(minutes));

        Fail(1);

        Assert.That(Harness.Lines(15), Has.Count.EqualTo(lines));
    }

    [Test]
    public void AnnouncementInHealth_EndsWithTheMemory()
    {
        Fail(5);
        Harness.Time.Advance(FailedBatchStore.Lifetime - TimeSpan.FromTicks(1));
        var before = Harness.Health.Conditions.Count;
        Harness.Time.Advance(TimeSpan.FromTicks(1));

        Assert.That((before, Harness.Health.Conditions.Count), Is.EqualTo((1, 0)));
    }

    [TestCase(1, 20, 0)]
    [TestCase(1, 21, 1)]
    [TestCase(0, 1, 0)] // A post that handled nothing says nothing about the pace.
    [TestCase(0, 0, 0)]
    public void BatchThatCannotEndInTime_IsWarnedOfOnce(int handled, int leftOver, int lines)
    {
        Fail(1, handled, leftOver);
        Fail(1, handled, leftOver == 20 ? 19 : leftOver); // 19 posts are left.

        Assert.That(Harness.Lines(20), Has.Count.EqualTo(lines));
    }

    [Test]
    public void BatchOfEventsOfSeveralBatches_GoesOnWithTheOneThatFailedMost()
    {
        Fail(4);
        var other = DeliveryHarness.Items(Open);
        new BatchHistory(Harness.Context, other).Remember(other[0], "recipient", 0, 0);
        var both = DeliveryHarness.Items(Send, Open);
        var memory = new BatchHistory(Harness.Context, both);
        memory.Recall();

        memory.Remember(both[0], "recipient", 0, 0);

        Assert.That(Harness.Lines(15).Single(), Does.StartWith("A batch has failed 5 times"));
    }
}
