using Djrill.Net.Delivery;
using Djrill.Net.Events;
using Djrill.Net.Inbox;
using Djrill.Net.Tests.Delivery;

namespace Djrill.Net.Tests.Inbox.Work;

/// <summary>A batch handler can be called with one event, for example after a worker ended during its call.</summary>
internal sealed class LastingBatchRecipientTests
{
    private static readonly CallResult Handled = new(CallOutcome.Handled, []);

    [Test]
    public async Task BatchHandler_IsCalledWithOneItem([Values] bool fails)
    {
        using var harness = new DeliveryHarness();
        var types = new List<string?>();
        var recipient = new LastingRecipient("batch", [new Recipient(new("batch", 1), "batch", static _ => true, CallAsync, IsBatch: true)]);

        var result = await recipient.CallAsync(harness.Call(), DeliveryHarness.Items("""{"event":"send"}""")[0]);

        Assert.That(types, Is.EqualTo(["send"]));
        Assert.That(result.Outcome, Is.EqualTo(fails ? CallOutcome.Failed : CallOutcome.Handled));

        ValueTask<CallResult> CallAsync(CallDetails call, object payload)
        {
            var items = ((BatchItems)payload).CreateItems<MandrillEvent>();
            types.AddRange(items.Select(static item => item.Event.EventType));
            if (fails)
            {
                items[0].Fail(new InvalidOperationException());
            }

            return new(Handled);
        }
    }
}
