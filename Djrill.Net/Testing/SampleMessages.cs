using System.Security.Cryptography;
using Newtonsoft.Json.Linq;
using static Djrill.Net.Events.MandrillEventTypes;

namespace Djrill.Net.Testing;

/// <summary>Builds the JSON of message events, with the members that Mandrill sends for each event type.</summary>
internal static class SampleMessages
{
    public const string HardBounceDiagnostics = "smtp;550 5.1.1 The email account that you tried to reach does not exist.";

    public const string Accepted = "250 2.0.0 OK";
    private const string Sent = "sent";
    private const int VersionLength = 22;
    private const int SecondsBefore = 60;

    public static JObject Create(string eventType, MandrillSampleOptions options)
    {
        var created = new JObject
        {
            ["event"] = eventType,
            ["_id"] = options.MessageId,
            ["msg"] = Message(eventType, options),
            ["ts"] = options.Timestamp.ToUnixTimeSeconds(),
        };
        if (eventType == Click)
        {
            created["url"] = options.Url;
        }

        if (eventType is Open or Click)
        {
            SampleClient.AddTo(created);
        }

        return created;
    }

    private static JObject Message(string eventType, MandrillSampleOptions options)
    {
        var message = new JObject
        {
            ["ts"] = options.Timestamp.ToUnixTimeSeconds() - SecondsBefore,
            ["_id"] = options.MessageId,
            ["state"] = TraitsOf(eventType).State,
            ["subject"] = options.Subject,
            ["email"] = options.Recipient,
            ["tags"] = new JArray(options.Tags),
        };
        if (eventType is not HardBounce)
        {
            message["opens"] = eventType is Open ? new JArray(SampleClient.Open(options.Timestamp)) : [];
            message["clicks"] = eventType is Click ? new JArray(SampleClient.Click(options.Timestamp, options.Url)) : [];
        }

        message["smtp_events"] = SmtpEvents(eventType, options);
        message["subaccount"] = options.Subaccount;
        message["resends"] = new JArray();
        if (eventType is not Reject)
        {
            message["_version"] = RandomNumberGenerator.GetHexString(VersionLength, lowercase: true);
        }

        if (options.Metadata.Count > 0 || eventType is not (HardBounce or Reject))
        {
            message["metadata"] = PhpJson.Map(options.Metadata);
        }

        message["sender"] = options.Sender;
        message["template"] = null;
        AddEnd(message, eventType, options);
        return message;
    }

    private static void AddEnd(JObject message, string eventType, MandrillSampleOptions options)
    {
        if (eventType is Reject or Unsub)
        {
            message["reject"] = null;
        }

        var traits = TraitsOf(eventType);
        if (traits.Diagnostics is not null)
        {
            message["diag"] = options.Diagnostics ?? traits.Diagnostics;
        }

        if (traits.Bounce is not null)
        {
            message["bgtools_code"] = traits.BounceCode;
            message["bounce_description"] = traits.Bounce;
        }
    }

    private static JArray SmtpEvents(string eventType, MandrillSampleOptions options)
    {
        if (eventType is Send or Reject)
        {
            return [];
        }

        var traits = TraitsOf(eventType);
        var time = traits.SmtpType == Sent ? options.Timestamp.AddSeconds(-SecondsBefore) : options.Timestamp;
        return new(SmtpEvent(time, traits.SmtpType, traits.Diagnostics is null ? Accepted : options.Diagnostics ?? traits.Diagnostics));
    }

    public static JObject SmtpEvent(DateTimeOffset time, string type, string diagnostics) => new()
    {
        ["ts"] = time.ToUnixTimeSeconds(),
        ["type"] = type,
        ["diag"] = diagnostics,
        ["source_ip"] = "198.51.100.1",
        ["destination_ip"] = "203.0.113.2",
        ["size"] = 4096,
    };

    private static Traits TraitsOf(string eventType) => eventType switch
    {
        HardBounce => new("bounced", "bounced", HardBounceDiagnostics, 10, "bad_mailbox"),
        SoftBounce => new("soft-bounced", "bounced", "smtp;552 5.2.2 Over Quota", 22, "mailbox_full"),
        Deferral => new("deferred", "deferred", "451 4.3.5 try again later"),
        Delivered => new(Sent, "delivered"),
        Reject => new("rejected", Sent),
        Spam or Unsub => new(eventType, Sent),
        _ => new(Sent, Sent),
    };

    /// <summary>The values that depend on the event type.</summary>
    /// <param name="State">The state of the message.</param>
    /// <param name="SmtpType">The type of the last SMTP event.</param>
    /// <param name="Diagnostics">The default response of the recipient's server, or null if the event has no response.</param>
    /// <param name="BounceCode">Mandrill's code for the bounce, or 0.</param>
    /// <param name="Bounce">Mandrill's description of the bounce, or null.</param>
    private sealed record Traits(string State, string SmtpType, string? Diagnostics = null, int BounceCode = 0, string? Bounce = null);
}
