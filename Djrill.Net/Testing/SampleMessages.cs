using System.Security.Cryptography;
using Djrill.Net.Events;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Testing;

/// <summary>Builds the JSON of events of sent messages, with the members that Mandrill gives each kind.</summary>
internal static class SampleMessages
{
    public const string HardBounceDiagnostics = "smtp;550 5.1.1 The email account that you tried to reach does not exist.";

    private const string SoftBounceDiagnostics = "smtp;552 5.2.2 Over Quota";
    private const string DeferralDiagnostics = "451 4.3.5 try again later";
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
        if (eventType is MandrillEventTypes.Click)
        {
            created["url"] = options.Url;
        }

        if (eventType is MandrillEventTypes.Open or MandrillEventTypes.Click)
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
            ["state"] = State(eventType),
            ["subject"] = options.Subject,
            ["email"] = options.Recipient,
            ["tags"] = new JArray(options.Tags),
        };
        if (eventType is not MandrillEventTypes.HardBounce)
        {
            message["opens"] = eventType is MandrillEventTypes.Open ? new JArray(SampleClient.Open(options.Timestamp)) : [];
            message["clicks"] = eventType is MandrillEventTypes.Click ? new JArray(SampleClient.Click(options.Timestamp, options.Url)) : [];
        }

        message["smtp_events"] = SmtpEvents(eventType, options);
        message["subaccount"] = options.Subaccount;
        message["resends"] = new JArray();
        if (eventType is not MandrillEventTypes.Reject)
        {
            message["_version"] = RandomNumberGenerator.GetHexString(VersionLength, lowercase: true);
        }

        if (options.Metadata.Count > 0 || eventType is not (MandrillEventTypes.HardBounce or MandrillEventTypes.Reject))
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
        if (eventType is MandrillEventTypes.Reject or MandrillEventTypes.Unsub)
        {
            message["reject"] = null;
        }

        if (Diagnostics(eventType, options) is { } diagnostics)
        {
            message["diag"] = diagnostics;
        }

        if (eventType is MandrillEventTypes.HardBounce or MandrillEventTypes.SoftBounce)
        {
            var isHard = eventType is MandrillEventTypes.HardBounce;
            message["bgtools_code"] = isHard ? 10 : 22;
            message["bounce_description"] = isHard ? "bad_mailbox" : "mailbox_full";
        }
    }

    private static JArray SmtpEvents(string eventType, MandrillSampleOptions options) => eventType is MandrillEventTypes.Send or MandrillEventTypes.Reject
        ? []
        : new(SmtpEvent(SmtpTime(eventType, options.Timestamp), SmtpType(eventType), Diagnostics(eventType, options) ?? Accepted));

    /// <summary>What a recipient does, such as an open, comes after the message was sent.</summary>
    private static DateTimeOffset SmtpTime(string eventType, DateTimeOffset time) =>
        SmtpType(eventType) is Sent ? time.AddSeconds(-SecondsBefore) : time;

    public static JObject SmtpEvent(DateTimeOffset time, string type, string diagnostics) => new()
    {
        ["ts"] = time.ToUnixTimeSeconds(),
        ["type"] = type,
        ["diag"] = diagnostics,
        ["source_ip"] = "198.51.100.1",
        ["destination_ip"] = "203.0.113.2",
        ["size"] = 4096,
    };

    private static string SmtpType(string eventType) => eventType switch
    {
        MandrillEventTypes.Deferral => "deferred",
        MandrillEventTypes.HardBounce or MandrillEventTypes.SoftBounce => "bounced",
        MandrillEventTypes.Delivered => "delivered",
        _ => Sent,
    };

    private static string? Diagnostics(string eventType, MandrillSampleOptions options) => eventType switch
    {
        MandrillEventTypes.HardBounce => options.Diagnostics ?? HardBounceDiagnostics,
        MandrillEventTypes.SoftBounce => options.Diagnostics ?? SoftBounceDiagnostics,
        MandrillEventTypes.Deferral => options.Diagnostics ?? DeferralDiagnostics,
        _ => null,
    };

    private static string State(string eventType) => eventType switch
    {
        MandrillEventTypes.HardBounce => "bounced",
        MandrillEventTypes.SoftBounce => "soft-bounced",
        MandrillEventTypes.Deferral => "deferred",
        MandrillEventTypes.Reject => "rejected",
        MandrillEventTypes.Spam or MandrillEventTypes.Unsub => eventType,
        _ => "sent",
    };
}
