using Djrill.Net.Events;
using static Djrill.Net.Tests.Events.Matrix.Documented;
using static Djrill.Net.Tests.Events.Matrix.DocumentedParts;

namespace Djrill.Net.Tests.Events.Matrix;

/// <summary>The getters of message events and of their message.</summary>
internal static class MessageFields
{
    private static readonly Func<object?> Unknown = static () => "Unknown";

    public static readonly Field[] All =
    [
        Event(nameof(MandrillMessageEvent.Kind), "event", Words(
            ("send", "Send"), ("deferral", "Deferral"), ("hard_bounce", "HardBounce"), ("soft_bounce", "SoftBounce"), ("delivered", "Delivered"),
            ("open", "Open"), ("click", "Click"), ("spam", "Spam"), ("unsub", "Unsub"), ("reject", "Reject")), Unknown),
        Event(nameof(MandrillMessageEvent.MessageId), "_id|msg._id", Text),
        Event(nameof(MandrillMessageEvent.Message), "msg", Part(typeof(MandrillMessage)), static () => Expected.Of(typeof(MandrillMessage), null), typeof(MandrillMessage)),
        Event(nameof(MandrillMessageEvent.Url), "url", Text),
        Event(nameof(MandrillMessageEvent.Ip), "ip", Text),
        Event(nameof(MandrillMessageEvent.UserAgent), "user_agent", Text),
        Event(nameof(MandrillMessageEvent.ParsedUserAgent), "user_agent_parsed", Part(typeof(MandrillUserAgent)), null, typeof(MandrillUserAgent)),
        Event(nameof(MandrillMessageEvent.Location), "location", Part(typeof(MandrillLocation)), null, typeof(MandrillLocation)),
        Event(nameof(MandrillMessageEvent.Diagnostics), "diag|msg.diag", Text),

        Message(nameof(MandrillMessage.Timestamp), "ts", Time),
        Message(nameof(MandrillMessage.Id), "_id", Text),
        Message(nameof(MandrillMessage.Version), "_version", Text),
        Message(nameof(MandrillMessage.State), "state", Text),
        Message(nameof(MandrillMessage.StateKind), "state", Words(
            ("sent", "Sent"), ("rejected", "Rejected"), ("spam", "Spam"), ("unsub", "Unsub"), ("bounced", "Bounced"), ("soft-bounced", "SoftBounced"),
            ("deferred", "Deferred")), Unknown),
        Message(nameof(MandrillMessage.Subject), "subject", Text),
        Message(nameof(MandrillMessage.Recipient), "email", Text),
        Message(nameof(MandrillMessage.Sender), "sender", Text),
        Message(nameof(MandrillMessage.Tags), "tags", Texts, NoElements),
        Message(nameof(MandrillMessage.Metadata), "metadata", Members, static () => new Dictionary<string, object?>()),
        Message(nameof(MandrillMessage.Opens), "opens", Parts(typeof(MandrillOpen)), NoElements, typeof(MandrillOpen)),
        Message(nameof(MandrillMessage.Clicks), "clicks", Parts(typeof(MandrillClick)), NoElements, typeof(MandrillClick)),
        Message(nameof(MandrillMessage.SmtpEvents), "smtp_events", Parts(typeof(MandrillSmtpEvent)), NoElements, typeof(MandrillSmtpEvent)),
        Message(nameof(MandrillMessage.Resends), "resends", Elements, NoElements),
        Message(nameof(MandrillMessage.Rejection), "reject", Part(typeof(MandrillRejection)), null, typeof(MandrillRejection)),
        Message(nameof(MandrillMessage.Subaccount), "subaccount", Text),
        Message(nameof(MandrillMessage.Template), "template", Text),
        Message(nameof(MandrillMessage.Diagnostics), "diag", Text),
        Message(nameof(MandrillMessage.BounceDescription), "bounce_description", Text),
        Message(nameof(MandrillMessage.BounceDescriptionKind), "bounce_description", Words(
            ("bad_mailbox", "BadMailbox"), ("invalid_domain", "InvalidDomain"), ("mailbox_full", "MailboxFull"), ("general", "General")), Unknown),
        Message(nameof(MandrillMessage.BounceCode), "bgtools_code", WholeUpTo(int.MaxValue)),
    ];

    private static Field Event(string property, string wire, Func<Newtonsoft.Json.Linq.JToken?, object?> read, Func<object?>? fallback = null, Type? part = null) =>
        new(typeof(MandrillMessageEvent), property, wire, read, fallback, part);

    private static Field Message(string property, string wire, Func<Newtonsoft.Json.Linq.JToken?, object?> read, Func<object?>? fallback = null, Type? part = null) =>
        new(typeof(MandrillMessage), property, wire, read, fallback, part);
}
