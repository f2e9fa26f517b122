using Djrill.Net.Events;

namespace Djrill.Net.Benchmarks.Subscribers;

/// <summary>The subscribers of the package's event.</summary>
internal static class DjrillSubscribers
{
    public static EventHandler<MandrillWebhookEventArgs>? Find(string name) => name switch
    {
        "nobody" or "handler" => null,
        "nothing" => ReadNothing,
        "touch" => ReadEvent,
        "type" => ReadType,
        "tenth" => ReadTenth,
        "data" => ReadData,
        "bounce" => ReadBounce,
        "everything" => ReadEverything,
        "attachment" => ReadAttachment,
        _ => throw new ArgumentException($"There is no subscriber '{name}'.", nameof(name)),
    };

    private static void ReadNothing(object? sender, MandrillWebhookEventArgs e) => Tally.Count();

    private static void ReadEvent(object? sender, MandrillWebhookEventArgs e)
    {
        Tally.Count();
        Tally.CountText(e.Event.EventType);
    }

    private static void ReadType(object? sender, MandrillWebhookEventArgs e)
    {
        Tally.Count();
        Tally.CountType(e.EventType);
    }

    private static void ReadTenth(object? sender, MandrillWebhookEventArgs e)
    {
        Tally.CountType(e.EventType);
        if (Tally.Count() % 10 == 0)
        {
            Tally.CountText((string?)e.Data["msg"]?["email"]);
        }
    }

    private static void ReadData(object? sender, MandrillWebhookEventArgs e)
    {
        Tally.Count();
        Tally.CountText((string?)e.Data.SelectToken("msg.email"));
    }

    private static void ReadBounce(object? sender, MandrillWebhookEventArgs e)
    {
        Tally.Count();
        if (e.Event is MandrillMessageEvent message)
        {
            var reading = new Reading();
            reading.Add((long)message.Kind);
            reading.Add(message.Message.Recipient);
            reading.Add(message.Timestamp);
            reading.Add(message.Message.BounceDescription);
            Tally.CountReading(reading);
        }
    }

    private static void ReadEverything(object? sender, MandrillWebhookEventArgs e)
    {
        Tally.Count();
        if (e.Event is MandrillMessageEvent message)
        {
            var reading = new Reading();
            DjrillReadings.Add(ref reading, message);
            Tally.CountReading(reading);
        }
    }

    private static void ReadAttachment(object? sender, MandrillWebhookEventArgs e)
    {
        Tally.Count();
        foreach (var attachment in (e.Event as MandrillInboundEvent)?.Attachments ?? [])
        {
            Tally.CountContent(attachment.Content.Span);
        }
    }
}
