using Newtonsoft.Json.Linq;

namespace Djrill.Net.Events;

/// <summary>Describes what happened to a message that Mandrill sent, or refused to send, for you.</summary>
public sealed class MandrillMessageEvent : MandrillEvent
{
    internal MandrillMessageEvent(string? eventType, ReadOnlyMemory<byte> utf8Json)
        : base(eventType, utf8Json)
    {
    }

    /// <summary>Gets what happened (<c>event</c>).</summary>
    /// <value><see cref="MandrillMessageEventKind.Unknown"/> where <see cref="MandrillEvent.EventType"/> is none of the known.</value>
    public MandrillMessageEventKind Kind => KindOf(EventType);

    /// <summary>Gets the message's id (<c>_id</c>, else <c>msg._id</c>), the same for all events of one message.</summary>
    /// <value>Mostly 32 hexadecimal digits. Null where both are absent, as in 2013.</value>
    public string? MessageId => Fields.MessageId ?? Message.Id;

    /// <summary>Gets the message as it was when Mandrill made up the batch, which can be later than the event (<c>msg</c>).</summary>
    /// <value>Never null; without contents where Mandrill left it out.</value>
    public MandrillMessage Message => Fields.Message;

    /// <summary>Gets the link that was followed (<c>url</c>).</summary>
    /// <value>As sent. Null on other events than clicks.</value>
    public string? Url => Fields.Url;

    /// <summary>Gets the address of the client that opened the message or followed the link (<c>ip</c>).</summary>
    /// <value>As sent. Null on other events than opens and clicks, and where Mandrill does not know it.</value>
    public string? Ip => Fields.Ip;

    /// <summary>Gets what the client calls itself (<c>user_agent</c>).</summary>
    /// <value>As sent. Null on other events than opens and clicks, and where Mandrill does not know it.</value>
    public string? UserAgent => Fields.UserAgent;

    /// <summary>Gets what Mandrill makes of the client's user agent (<c>user_agent_parsed</c>).</summary>
    /// <value>Null on other events than opens and clicks, and where Mandrill does not know it.</value>
    public MandrillUserAgent? ParsedUserAgent => Fields.ParsedUserAgent;

    /// <summary>Gets where the client seems to be (<c>location</c>).</summary>
    /// <value>Null on other events than opens and clicks, and where Mandrill does not know it.</value>
    public MandrillLocation? Location => Fields.Location;

    /// <summary>Gets the answer of the recipient's server (<c>diag</c>, else <c>msg.diag</c>).</summary>
    /// <value>As sent; may have several lines. Null on other events than deferrals and bounces, and on some of those.</value>
    public string? Diagnostics => Fields.Diagnostics ?? Message.Diagnostics;

    /// <inheritdoc/>
    public override bool IsExample => ExampleEvents.HasId(MessageId) || ExampleEvents.IsAddress(Message.Recipient);

    private MessageEventValues Fields => (MessageEventValues)Values;

    private protected override EventValues ReadValues(JObject tree) => MessageReader.Read(tree, Utf8Json);

    private protected override string CreateKey()
    {
        // 'msg' is a snapshot: the message of a deferral may bounce, and 'msg.diag' change, before the deferral is resent.
        var diagnostics = Kind is MandrillMessageEventKind.HardBounce or MandrillMessageEventKind.SoftBounce ? Diagnostics : Fields.Diagnostics;
        return EventKey.Of(
            "message",
            [EventType, MessageId, Message.Recipient, EventKey.Part(Timestamp), Url, Ip, UserAgent, diagnostics],
            MessageId is null || Timestamp is null ? ReadTree() : null);
    }

    internal static MandrillMessageEventKind KindOf(string? eventType) => eventType switch
    {
        "send" => MandrillMessageEventKind.Send,
        "deferral" => MandrillMessageEventKind.Deferral,
        "hard_bounce" => MandrillMessageEventKind.HardBounce,
        "soft_bounce" => MandrillMessageEventKind.SoftBounce,
        "delivered" => MandrillMessageEventKind.Delivered,
        "open" => MandrillMessageEventKind.Open,
        "click" => MandrillMessageEventKind.Click,
        "spam" => MandrillMessageEventKind.Spam,
        "unsub" => MandrillMessageEventKind.Unsub,
        "reject" => MandrillMessageEventKind.Reject,
        _ => MandrillMessageEventKind.Unknown,
    };
}
