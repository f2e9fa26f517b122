using System.Threading.Channels;
using Djrill.Net.Delivery;

namespace Djrill.Net.Inbox;

/// <summary>Delivers events one after another. A worker has as many slots as it makes calls at once.</summary>
internal sealed class CallSlot(InboxContext inbox, WorkerTenure tenure, EventDelivery delivery, ChannelWriter<WorkOutcome> outcomes)
{
    /// <param name="ended">Cancelled when running calls must end.</param>
    public async Task RunAsync(ChannelReader<LoadedCall> calls, CancellationToken ended)
    {
        using var runner = new HandlerCallRunner(inbox.CallsOf("", ended));
        await foreach (var loaded in calls.ReadAllAsync(CancellationToken.None))
        {
            // An event that has not begun stays as it is; the next worker finds it.
            if (tenure.IsHeld && !inbox.Stop.IsStopping)
            {
                await DeliverAsync(loaded, runner, ended);
            }
        }
    }

    private async Task DeliverAsync(LoadedCall loaded, HandlerCallRunner runner, CancellationToken ended)
    {
        var outcome = await delivery.DeliverAsync(loaded, runner, ended);
        if (loaded.Item.Due is null)
        {
            tenure.Lanes.EndCall(loaded.Item);
        }

        outcomes.TryWrite(outcome); // The channel has no limit: the pump loads no more while outcomes are not written.
        if (tenure.Load.EndCall(loaded.Item))
        {
            inbox.Signal.Wake();
        }
    }
}
