using System.Threading.Channels;
using Djrill.Net.Delivery;

namespace Djrill.Net.Inbox;

/// <summary>Makes calls one after another. A worker has as many slots as it makes calls at once.</summary>
internal sealed class CallSlot(InboxContext inbox, WorkerTenure tenure, EventDelivery delivery, ChannelWriter<WorkOutcome> outcomes)
{
    private readonly BatchGroupDelivery _groups = new(inbox);

    /// <param name="ended">Cancelled when running calls must end.</param>
    public async Task RunAsync(ChannelReader<ISlotWork> works, CancellationToken ended)
    {
        using var runner = new HandlerCallRunner(inbox.CallsOf("", ended));
        await foreach (var work in works.ReadAllAsync(CancellationToken.None))
        {
            await RunAsync(work, runner, ended);
            tenure.Load.EndWork();
            if (work is not LoadedCall)
            {
                inbox.Signal.Wake(); // A slot is free, although the events of the work may not have ended.
            }
        }
    }

    private async Task RunAsync(ISlotWork work, HandlerCallRunner runner, CancellationToken ended)
    {
        switch (work)
        {
            case BatchGroup group:
                await _groups.DeliverAsync(group, runner);
                foreach (var planned in group.Events)
                {
                    EndPart(planned);
                }

                break;

            case PlannedEvent planned:
                await delivery.DeliverAsync(planned, runner);
                EndPart(planned);
                break;

            // An event that has not begun stays as it is; the next worker finds it.
            case LoadedCall loaded when tenure.IsHeld && !inbox.Stop.IsStopping:
                End(loaded.Item, await delivery.DeliverAsync(loaded, runner, ended));
                break;
        }
    }

    private void EndPart(PlannedEvent planned)
    {
        if (planned.EndPart())
        {
            End(planned.Loaded.Item, planned.Results.Finish());
        }
    }

    private void End(QueuedEvent item, WorkOutcome outcome)
    {
        // Before the next event of the message may begin: if both are postponed, the earlier one is written first, and so read first.
        outcomes.TryWrite(outcome); // The channel has no limit: the pump loads no more while outcomes are not written.
        if (item.Due is null)
        {
            tenure.Lanes.EndCall(item);
        }

        if (tenure.Load.EndCall(item))
        {
            inbox.Signal.Wake();
        }
    }
}
