using System.Text;
using Djrill.Net.Events;
using Djrill.Net.Protocol;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events.Matrix;

/// <summary>What a subscriber is given for a JSON text, and what Newtonsoft makes of the same text, annotated with its bytes.</summary>
internal sealed record DeliveredEvent(MandrillEvent Event, JObject Sent)
{
    public static DeliveredEvent Of(string json)
    {
        var refusal = EventSplitter.Split(Encoding.UTF8.GetBytes($"[{json}]"), out var batch);
        if (refusal is not null || batch.Events.Count != 1)
        {
            throw new AssertionException($"The event did not arrive: {json}");
        }

        var bytes = batch.Events[0].Json.ToArray();
        var sent = JsonTree.Parse(json);
        sent.AddAnnotation(bytes);
        return new(EventReader.Read(batch.Events[0].EventType, bytes), sent);
    }
}
