namespace Djrill.Net.Events;

/// <summary>Describes what happened to a message that Mandrill sent, or refused to send, for you.</summary>
public sealed class MandrillMessageEvent : MandrillEvent
{
    private static readonly EventNames Names = new(
        ["ts", "_id", "url", "ip", "user_agent", "user_agent_parsed", "location", "diag"], MandrillMessage.Names);

    internal MandrillMessageEvent(string? eventType, ReadOnlyMemory<byte> utf8Json)
        : base(eventType, utf8Json, Names)
    {
    }

    /// <summary>Gets what happened (<c>event</c>).</summary>
    /// <value><see cref="MandrillMessageEventKind.Unknown"/> where <see cref="MandrillEvent.EventType"/> is none of the known.</value>
    public MandrillMessageEventKind Kind => KindOf(EventType);

    /// <summary>Gets the message's id (<c>_id</c>, else <c>msg._id</c>), the same for all events of one message.</summary>
    /// <value>Mostly 32 hexadecimal digits. Null where both are absent, as in 2013.</value>
    public string? MessageId => field ??= Members.Event().Text("_id"u8) ?? Message.Id;

    /// <summary>Gets the message as it was when Mandrill made up the batch, which can be later than the event (<c>msg</c>).</summary>
    /// <value>Never null; without contents where Mandrill left it out.</value>
    public MandrillMessage Message => field ?? Keep(ref field, new(Members));

    /// <summary>Gets the link that was followed (<c>url</c>).</summary>
    /// <value>As sent. Null on other events than clicks.</value>
    public string? Url => field ??= Members.Event().Text("url"u8);

    /// <summary>Gets the address of the client that opened the message or followed the link (<c>ip</c>).</summary>
    /// <value>As sent. Null on other events than opens and clicks, and where Mandrill does not know it.</value>
    public string? Ip => field ??= Members.Event().Text("ip"u8);

    /// <summary>Gets what the client calls itself (<c>user_agent</c>).</summary>
    /// <value>As sent. Null on other events than opens and clicks, and where Mandrill does not know it.</value>
    public string? UserAgent => field ??= Members.Event().Text("user_agent"u8);

    /// <summary>Gets what Mandrill makes of the client's user agent (<c>user_agent_parsed</c>).</summary>
    /// <value>Null on other events than opens and clicks, and where Mandrill does not know it.</value>
    public MandrillUserAgent? ParsedUserAgent => field ??= MandrillUserAgent.Reader.Read(Members.Event()["user_agent_parsed"u8]);

    /// <summary>Gets where the client seems to be (<c>location</c>).</summary>
    /// <value>Null on other events than opens and clicks, and where Mandrill does not know it.</value>
    public MandrillLocation? Location => field ??= MandrillLocation.Reader.Read(Members.Event()["location"u8]);

    /// <summary>Gets the answer of the recipient's server (<c>diag</c>, else <c>msg.diag</c>).</summary>
    /// <value>As sent; may have several lines. Null on other events than deferrals and bounces, and on some of those.</value>
    public string? Diagnostics => field ??= Members.Event().Text("diag"u8) ?? Message.Diagnostics;

    /// <inheritdoc/>
    public override bool IsExample => SendTestEvents.HasId(MessageId) || SendTestEvents.IsAddress(Message.Recipient);

    private protected override string CreateKey()
    {
        var hasDecimals = !KeyNumbers.AreDoubles(Utf8Json.Span, Timestamp, MessageId, Message.Recipient, Url, Ip, UserAgent, Diagnostics);
        return CreateKey(Members.Event(hasDecimals), Members.Message(hasDecimals));
    }

    private string CreateKey(JsonObject members, JsonObject message)
    {
        var messageId = members.Text("_id"u8) ?? message.Text("_id"u8);
        var timestamp = members.Timestamp("ts"u8);

        // 'msg' is a snapshot: the message of a deferral may bounce, and 'msg.diag' change, before the deferral is resent.
        var isBounce = Kind is MandrillMessageEventKind.HardBounce or MandrillMessageEventKind.SoftBounce;

        using var key = new EventKey("message");
        key.Add(EventType);
        key.Add(messageId);
        key.Add(message.Text("email"u8));
        key.Add(timestamp);
        key.Add(members.Text("url"u8));
        key.Add(members.Text("ip"u8));
        key.Add(members.Text("user_agent"u8));
        key.Add(members.Text("diag"u8) ?? (isBounce ? message.Text("diag"u8) : null));
        return key.Finish(messageId is null || timestamp is null ? Utf8Json.Span : default);
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
