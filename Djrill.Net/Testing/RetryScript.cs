using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Events;
using Newtonsoft.Json.Linq;
using static Djrill.Net.Events.MandrillMessageEventKind;

namespace Djrill.Net.Testing;

/// <summary>Chooses the time of each retry and the changes of the messages since the last post. The choices depend on a seed.</summary>
[SuppressMessage("Security", "CA5394:Do not use insecure randomness", Justification = "The same seed must produce the same posts.")]
internal sealed class RetryScript(int seed)
{
    private const int MinSeconds = 15 * 60;
    private const int MaxSeconds = 25 * 60;
    private const string DefaultUrl = "https://shop.example.org/orders?id=1042";

    private readonly Random _random = new(seed);

    public TimeSpan NextDelay() => TimeSpan.FromSeconds(_random.Next(MinSeconds, MaxSeconds + 1));

    /// <summary>Creates an event with a newer snapshot of the message. Returns the same event if the message does not change.</summary>
    /// <param name="mandrillEvent">The event.</param>
    /// <param name="now">The current time.</param>
    /// <param name="elapsed">The time since the first post of the event.</param>
    public MandrillEvent Renew(MandrillEvent mandrillEvent, DateTimeOffset now, TimeSpan elapsed)
    {
        var choice = _random.Next(3); // Drawn even if unused, so that the changes of later events do not depend on this event.
        if (choice == 0 || mandrillEvent is not MandrillMessageEvent { Kind: var kind } || !HasArrived(kind))
        {
            return mandrillEvent;
        }

        // A copy, because the caller may use the JSON tree of the event.
        var tree = MandrillEvent.Parse(mandrillEvent.Utf8Json.Span).Data;
        if (tree["msg"] is not JObject message)
        {
            return mandrillEvent;
        }

        Change(message, (string?)(tree["url"] as JValue), choice, After(mandrillEvent, now, elapsed));
        var renewed = MandrillEvent.Parse(PhpJson.Write(tree));

        // The key of an event without an id or a time depends on the whole JSON, so such an event must not change.
        return renewed.IdempotencyKey == mandrillEvent.IdempotencyKey ? renewed : mandrillEvent;
    }

    /// <summary>Gets the current time. If the clock is behind the event, gets the time of the event plus the elapsed time.</summary>
    private static DateTimeOffset After(MandrillEvent mandrillEvent, DateTimeOffset now, TimeSpan elapsed) =>
        mandrillEvent.Timestamp is { } timestamp && timestamp <= DateTimeOffset.MaxValue - elapsed && timestamp + elapsed > now
            ? timestamp + elapsed : now;

    private static bool HasArrived(MandrillMessageEventKind kind) => kind is not
        (HardBounce or SoftBounce or Reject or Unknown);

    private static void Change(JObject message, string? url, int choice, DateTimeOffset now)
    {
        if ((message["state"] as JValue)?.Value is "deferred")
        {
            message["state"] = "sent";
            List(message, "smtp_events").Add(SampleMessages.SmtpEvent(now, "sent", SampleMessages.Accepted));
            return;
        }

        List(message, "opens").Insert(0, SampleClient.Open(now));
        if (choice == 1)
        {
            List(message, "clicks").Insert(0, SampleClient.Click(now, url ?? DefaultUrl));
        }
    }

    private static JArray List(JObject message, string name)
    {
        if (message[name] is not JArray list)
        {
            message[name] = list = [];
        }

        return list;
    }
}
