using Djrill.Net.Events;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Sample;

/// <summary>The three handlers of Djrill's documentation, and a fourth that shows every other event.</summary>
internal static class Handlers
{
    public static void Subscribe()
    {
        MandrillSignals.WebhookEvent += HandleBounce;
        MandrillSignals.WebhookEvent += HandleInbound;
        MandrillSignals.WebhookEvent += HandleWhitelistSync;
        MandrillSignals.WebhookEvent += HandleOther;
    }

    private static void HandleBounce(object? sender, MandrillWebhookEventArgs e)
    {
        if (IsBounce(e.EventType))
        {
            Show($"Message to {Text(e.Data, "msg", "email")} bounced: {Text(e.Data, "msg", "bounce_description")}");
        }
    }

    private static void HandleInbound(object? sender, MandrillWebhookEventArgs e)
    {
        if (IsInbound(e.EventType))
        {
            Show($"Inbound message from {Text(e.Data, "msg", "from_email")}: {Text(e.Data, "msg", "subject")}");
        }
    }

    private static void HandleWhitelistSync(object? sender, MandrillWebhookEventArgs e)
    {
        if (IsWhitelistSync(e.EventType))
        {
            // Mandrill's documentation says 'reject', but it sends 'entry'.
            var body = e.Data["entry"] is JObject ? "entry" : "reject";
            Show($"Rejection whitelist update: {Text(e.Data["action"])} email {Text(e.Data, body, "email")} ({Text(e.Data, body, "detail")})");
        }
    }

    private static void HandleOther(object? sender, MandrillWebhookEventArgs e)
    {
        if (!IsBounce(e.EventType) && !IsInbound(e.EventType) && !IsWhitelistSync(e.EventType))
        {
            Show($"Event: {e.EventType ?? "(no type)"}");
        }
    }

    private static bool IsBounce(string? type) => type is MandrillEventTypes.HardBounce or MandrillEventTypes.SoftBounce;

    private static bool IsInbound(string? type) => type is MandrillEventTypes.Inbound;

    private static bool IsWhitelistSync(string? type) => type is MandrillEventTypes.WhitelistAdd or MandrillEventTypes.WhitelistRemove;

    /// <summary>Reads a member of a member. Mandrill leaves objects out, or sends <c>[]</c> or null in their place.</summary>
    private static string Text(JObject data, string parent, string name) => Text((data[parent] as JObject)?[name]);

    private static string Text(JToken? member) => member is JValue { Value: { } value } ? $"{value}" : "(unknown)";

    private static void Show(string line) => Console.WriteLine(ShownText.OneLine(line));
}
