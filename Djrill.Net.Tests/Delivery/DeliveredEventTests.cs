using Djrill.Net.Delivery;
using Djrill.Net.Events;

namespace Djrill.Net.Tests.Delivery;

/// <summary>What a recipient is given.</summary>
internal sealed class DeliveredEventTests : BatchDeliveryFixture
{
    [Test]
    public async Task Delivery_DescribesTheCall()
    {
        var seen = new List<MandrillDelivery>();
        var recipient = Recipient("a", (call, _) =>
        {
            seen.Add(call.Delivery);
            return Failed();
        });
        var batch = Harness.Context.Batch with
        {
            Webhook = "billing",
            SignatureName = "inbound",
            Events = new([DeliveryHarness.Slices(Send, Open)[1]], [0, 2]),
        };
        var context = Harness.Context with { Batch = batch };
        using var calls = new MeasuredCalls(context);
        for (var post = 0; post < 2; post++)
        {
            await new BatchDelivery(context, calls).DeliverAsync([recipient]);
        }

        Assert.That(seen.Select(static delivery => delivery.Attempt), Is.EqualTo([1, 2]));
        Assert.That(
            (seen[0].WebhookName, seen[0].SignatureName, seen[0].ReceivedAt, seen[0].BatchIndex, seen[0].BatchSize, seen[0].IsLastAttempt),
            Is.EqualTo(("billing", "inbound", Harness.Time.GetUtcNow(), 1, 3, false)));
    }

    [Test]
    public async Task Events_AreObjectsOfTheirOwnForEachRecipient()
    {
        var seen = new List<MandrillEvent>();
        Recipient Keeping(string name) => Recipient(name, (_, mandrillEvent) =>
        {
            seen.Add(mandrillEvent);
            return Handled;
        });

        await DeliverAsync([Keeping("a"), Keeping("b")], Send);

        Assert.That(seen, Has.Count.EqualTo(2).And.Unique);
        Assert.That(seen[0].Utf8Json, Is.EqualTo(seen[1].Utf8Json), "the same memory, not only the same text");
    }

    [Test]
    public async Task DataThatARecipientChanges_IsUnchangedForTheNext()
    {
        var seen = "";
        await DeliverAsync(
            [
                Recipient("a", static (_, mandrillEvent) =>
                {
                    mandrillEvent.Data["event"] = "changed";
                    return Handled;
                }),
                Recipient("b", (_, mandrillEvent) =>
                {
                    seen = (string?)mandrillEvent.Data["event"];
                    return Handled;
                }),
            ],
            Send);

        Assert.That(seen, Is.EqualTo("send"));
    }
}
