using Djrill.Net.Delivery;

namespace Djrill.Net.Tests.Delivery;

/// <summary>What the log and the metrics say of a batch.</summary>
internal sealed class BatchTallyTests : BatchDeliveryFixture
{
    [Test]
    public async Task EachExceptionOfACall_IsLoggedAndCounted()
    {
        using var meter = new MeterSums(Harness.Services);

        await DeliverAsync(
            [Recipient("a", static (_, _) => Failed(new InvalidOperationException("first"), new TimeoutException("second")))], Send);

        Assert.That(
            Harness.Logs.Own.Where(static entry => entry.Id == 7).Select(static entry => (entry.Message, entry.Exception!.Message)),
            Is.EqualTo(
            [
                ("a failed on event 0 of the batch, of type send.", "first"),
                ("a failed on event 0 of the batch, of type send.", "second"),
            ]));
        Assert.That(meter[MandrillTelemetry.HandlerFailures], Is.EqualTo(2));
    }

    [TestCase(10, 10, "")]
    [TestCase(11, 10, "a failed 1 more times")]
    [TestCase(30, 10, "a failed 20 more times")]
    public async Task FailuresOfARecipient_AreLoggedUpToTen(int failures, int logged, string rest)
    {
        using var meter = new MeterSums(Harness.Services);

        await DeliverAsync([Recipient("a", static (_, _) => Failed())], [.. Enumerable.Repeat(Send, failures)]);

        Assert.That((Harness.Lines(7).Count, meter[MandrillTelemetry.HandlerFailures]), Is.EqualTo((logged, (double)failures)));
        Assert.That(string.Join(' ', Harness.Lines(22)), Does.StartWith(rest));
        Assert.That(Harness.Lines(22), Has.Count.EqualTo(rest.Length > 0 ? 1 : 0));
    }

    [Test]
    public async Task Recipients_AreCountedEach()
    {
        await DeliverAsync(
            [Recipient("a", static (_, _) => Failed()), Recipient("b", static (_, _) => Failed())], [.. Enumerable.Repeat(Send, 8)]);

        Assert.That((Harness.Lines(7).Count, Harness.Lines(22).Count), Is.EqualTo((16, 0)));
    }

    [Test]
    public async Task SkippedDeliveries_AreMeasured()
    {
        using var meter = new MeterSums(Harness.Services);
        IReadOnlyList<Recipient> recipients = [Recipient("a"), Recipient("b", static (_, _) => Failed())];
        await DeliverAsync(recipients, Send, Open);
        var before = (meter[MandrillTelemetry.SkippedDeliveries], Harness.Lines(14).Count);

        await DeliverAsync(recipients, Send, Open);

        Assert.That((before, meter[MandrillTelemetry.SkippedDeliveries]), Is.EqualTo(((0.0, 0), 2.0)));
    }

    [Test]
    public async Task AnnouncedRecipient_IsTheFirstThatFailed()
    {
        IReadOnlyList<Recipient> recipients =
        [
            Recipient("left", static (_, _) => Cancelled),
            Recipient("failed", static (_, _) => Failed()),
            Recipient("later", static (_, _) => Failed()),
        ];
        for (var post = 0; post < 5; post++)
        {
            await DeliverAsync(recipients, Send);
        }

        Assert.That(Harness.Lines(15).Single(), Does.Contain("failed has not handled an event of type send"));
    }

    [Test]
    public async Task AnnouncedRecipientWithoutAFailure_IsTheFirstLeftOver()
    {
        for (var post = 0; post < 5; post++)
        {
            await DeliverAsync([Recipient("left", static (_, _) => Cancelled), Recipient("later", static (_, _) => Cancelled)], Open);
        }

        Assert.That(Harness.Lines(15).Single(), Does.Contain("left has not handled an event of type open"));
        Assert.That(Harness.Lines(9)[^1], Does.StartWith("The time limit of the batch ended before 2 deliveries"));
    }

    [TestCase(1, 0)]
    [TestCase(2, 1)]
    public async Task BatchThatIsTooSlow_IsJudgedByWhatThisPostHandled(int leftOver, int lines)
    {
        // After this post 20 are left. One handled delivery in each leaves room for 20 of the others.
        await DeliverAsync(
            [Recipient("a", (call, _) => call.Delivery.BatchIndex > 0 ? Cancelled : Handled)],
            [.. Enumerable.Repeat(Send, 1 + 19 + leftOver)]);

        Assert.That(Harness.Lines(20), Has.Count.EqualTo(lines));
    }
}
