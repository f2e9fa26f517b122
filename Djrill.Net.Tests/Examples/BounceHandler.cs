using Djrill.Net.Events;
using Microsoft.EntityFrameworkCore;

namespace Djrill.Net.Tests.Examples;

[MandrillEvents(MandrillEventTypes.HardBounce)]
public sealed class BounceHandler(ShopContext shop) : IMandrillEventHandler<MandrillMessageEvent>
{
    public async Task HandleAsync(MandrillMessageEvent mandrillEvent, CancellationToken cancellationToken)
    {
        var key = mandrillEvent.IdempotencyKey;
        shop.Bounces.Add(new Bounce { IdempotencyKey = key, Address = mandrillEvent.Message.Recipient });
        try
        {
            await shop.SaveChangesAsync(cancellationToken);
        }
        catch (DbUpdateException) when (shop.Bounces.Any(bounce => bounce.IdempotencyKey == key))
        {
            // Another call was faster. All of this save is undone, so the event is handled once.
        }
    }
}
