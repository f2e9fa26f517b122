using System.Text;
using Djrill.Net.Events;
using Djrill.Net.Protocol;

namespace Djrill.Net.Tests.Events;

/// <summary>Gives the event that a subscriber is given when Mandrill posts this JSON.</summary>
internal static class Received
{
    public static MandrillWebhookEventArgs Args(string json)
    {
        Assert.That(EventSplitter.Split(Encoding.UTF8.GetBytes($"[{json}]"), out var batch), Is.Null);
        Assert.That(batch.Events, Has.Count.EqualTo(1));
        return new MandrillWebhookEventArgs(EventReader.Read(batch.Events[0].EventType, batch.Events[0].Json.ToArray()));
    }

    public static T Event<T>(string json)
        where T : MandrillEvent
    {
        var received = Args(json).Event;
        Assert.That(received, Is.TypeOf<T>());
        return (T)received;
    }

    /// <summary>Gives an inbound email whose only attachment this is.</summary>
    public static MandrillAttachment Attachment(string json) =>
        Event<MandrillInboundEvent>($$"""{"event":"inbound","msg":{"attachments":{"key.bin":{{json}} } } }""").Attachments.Single();
}
