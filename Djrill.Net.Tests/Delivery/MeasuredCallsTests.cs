using Djrill.Net.Tests.Contract;

namespace Djrill.Net.Tests.Delivery;

/// <summary>How long each call took, for those who listen.</summary>
internal sealed class BatchCallsTests : BatchDeliveryFixture
{
    [Test]
    public async Task Duration_IsMeasuredWithItsRecipientAndType()
    {
        using var meter = new MeterSums(Harness.Services);

        await DeliverAsync([Taking("a", TimeSpan.FromSeconds(3), fails: false)], Send);

        Assert.That(meter[MandrillTelemetry.HandlerDuration], Is.EqualTo(3));
        Assert.That(
            meter.Tags,
            Does.Contain("djrill.handler.name=a").And.Contains("djrill.event.type=send").And.Not.Contains("error.type"));
    }

    [Test]
    public async Task FailedCall_IsMeasuredWithTheCause()
    {
        using var spans = new SpanRecorder();
        using var meter = new MeterSums(Harness.Services);

        await DeliverAsync([Taking("failing", TimeSpan.FromSeconds(2), fails: true)], Send);

        Assert.That(meter[MandrillTelemetry.HandlerDuration], Is.EqualTo(2));
        var span = spans.Handlers.Single(static span => SpanRecorder.Text(span).Contains("failing", StringComparison.Ordinal));
        Assert.That(
            SpanRecorder.Text(span),
            Does.Contain($"{typeof(TimeoutException)}").And.Not.Contains($"{typeof(InvalidOperationException)}"));
    }

    [Test]
    public async Task WhileNobodyListens_TheTimeIsKeptForTheBudget()
    {
        await DeliverAsync([Taking("slow", TimeSpan.FromSeconds(6), fails: false), Recipient("b")], Send, Open);

        Assert.That(string.Join(' ', Calls), Is.EqualTo("slow:0 b:0 b:1 slow:1"));
    }

    private Djrill.Net.Delivery.Recipient Taking(string name, TimeSpan time, bool fails) => Recipient(name, (_, _) =>
    {
        Harness.Time.Advance(time);
        return fails ? Failed(new InvalidOperationException(), new TimeoutException()) : Handled;
    });
}
