using System.Text;
using Djrill.Net.Events;
using Djrill.Net.Protocol;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events.Matrix;

/// <summary>What a subscriber is given for a JSON text, and what Newtonsoft makes of the same text.</summary>
internal sealed record DeliveredEvent(MandrillEvent Event, JObject Sent)
{
    public static DeliveredEvent Of(string json)
    {
        var refusal = EventSplitter.Split(new(Encoding.UTF8.GetBytes($"[{json}]")), out var batch);
        if (refusal is not null || batch.Events.Count != 1)
        {
            throw new AssertionException($"The event did not arrive: {json}");
        }

        var args = new MandrillWebhookEventArgs(batch.Events[0].EventType, new EventData(batch.Events[0]));
        return new(args.Event, JsonTree.Parse(json, batch.Events[0].FitsDecimal));
    }
}
