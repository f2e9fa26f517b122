using Djrill.Net.Benchmarks.Receivers.Typed;

namespace Djrill.Net.Benchmarks.Subscribers;

/// <summary>The subscribers of the typed receiver. They do what those of the package do.</summary>
internal static class TypedSubscribers
{
    public static Action<TypedMessageEvent> Find(string name) => name switch
    {
        "type" => ReadType,
        "bounce" => ReadBounce,
        "everything" => ReadEverything,
        _ => throw new ArgumentException($"There is no subscriber '{name}' of the typed receiver.", nameof(name)),
    };

    public static void ReadAttachment(TypedInboundEvent mail)
    {
        Tally.Count();
        foreach (var attachment in mail.Msg?.Attachments?.Values ?? Enumerable.Empty<TypedAttachment>())
        {
            Tally.CountContent(attachment.Content);
        }
    }

    private static void ReadType(TypedMessageEvent e)
    {
        Tally.Count();
        Tally.CountType(e.Event);
    }

    private static void ReadBounce(TypedMessageEvent e)
    {
        Tally.Count();
        var reading = new Reading();
        reading.Add(e.Event);
        reading.Add(e.Msg?.Email);
        reading.Add(e.Ts);
        reading.Add(e.Msg?.BounceDescription);
        Tally.CountReading(reading);
    }

    private static void ReadEverything(TypedMessageEvent e)
    {
        Tally.Count();
        var reading = new Reading();
        TypedReadings.Add(ref reading, e);
        Tally.CountReading(reading);
    }
}
