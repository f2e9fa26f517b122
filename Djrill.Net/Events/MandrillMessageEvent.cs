namespace Djrill.Net.Events;

/// <summary>Describes what happened to a message that Mandrill sent, or refused to send, for you.</summary>
public sealed class MandrillMessageEvent : MandrillEvent
{
    internal static readonly KindWords<MandrillMessageEventKind> Kinds =
        new("send deferral hard_bounce soft_bounce delivered open click spam unsub reject");

    private static readonly EventNames Names = new("ts _id url ip user_agent user_agent_parsed location diag", MandrillMessage.Names);

    internal MandrillMessageEvent(string? eventType, ReadOnlyMemory<byte> utf8Json)
        : base(eventType, utf8Json, Names)
    {
    }

    /// <summary>Gets what happened (<c>event</c>).</summary>
    /// <value><see cref="MandrillMessageEventKind.Unknown"/> if <see cref="MandrillEvent.EventType"/> is not a known type.</value>
    public MandrillMessageEventKind Kind => Kinds.Find(EventType);

    /// <summary>Gets the message's id (<c>_id</c>, or else <c>msg._id</c>), which all events of one message share.</summary>
    /// <value>Mostly 32 hexadecimal digits. Null if both are absent, as in events of 2013.</value>
    public string? MessageId => field ??= Event.Text("_id"u8) ?? Message.Id;

    /// <summary>Gets the message as it was when Mandrill created the batch, which may be later than the event (<c>msg</c>).</summary>
    /// <value>Never null. Its properties are null or empty if Mandrill left it out.</value>
    public MandrillMessage Message => field ?? Keep(ref field, new(Members));

    /// <summary>Gets the link that was followed (<c>url</c>).</summary>
    /// <value>As sent. Null on events other than clicks.</value>
    public string? Url => field ??= Event.Text("url"u8);

    /// <summary>Gets the address of the client that opened the message or followed the link (<c>ip</c>).</summary>
    /// <value>As sent. Null on events other than opens and clicks, and if Mandrill does not know it.</value>
    public string? Ip => field ??= Event.Text("ip"u8);

    /// <summary>Gets the user agent of the client (<c>user_agent</c>).</summary>
    /// <value>As sent. Null on events other than opens and clicks, and if Mandrill does not know it.</value>
    public string? UserAgent => field ??= Event.Text("user_agent"u8);

    /// <summary>Gets the description that Mandrill derives from the client's user agent (<c>user_agent_parsed</c>).</summary>
    /// <value>Null on events other than opens and clicks, and if Mandrill does not know it.</value>
    public MandrillUserAgent? ParsedUserAgent => field ??= MandrillUserAgent.Reader.Read(Event["user_agent_parsed"u8]);

    /// <summary>Gets the likely place of the client (<c>location</c>).</summary>
    /// <value>Null on events other than opens and clicks, and if Mandrill does not know it.</value>
    public MandrillLocation? Location => field ??= MandrillLocation.Reader.Read(Event["location"u8]);

    /// <summary>Gets the answer of the recipient's server (<c>diag</c>, or else <c>msg.diag</c>).</summary>
    /// <value>As sent; may have several lines. Null on events other than deferrals and bounces, and on some of these.</value>
    public string? Diagnostics => field ??= Event.Text("diag"u8) ?? Message.Diagnostics;

    internal override string KeyKind => "message";

    /// <inheritdoc/>
    public override bool IsExample => SendTestEvents.HasId(MessageId) || SendTestEvents.IsAddress(Message.Recipient);

    private JsonObject Event => Members.Event();

    internal override void AddKeyParts(EventKey key, bool hasDecimals)
    {
        var members = Members.Event(hasDecimals);
        var message = Members.Message(hasDecimals);

        // 'msg' is a snapshot: the message of a deferral may bounce, and 'msg.diag' change, before the deferral is resent.
        var isBounce = Kind is MandrillMessageEventKind.HardBounce or MandrillMessageEventKind.SoftBounce;

        key.Add(EventType);
        key.AddRequired(members.Text("_id"u8) ?? message.Text("_id"u8));
        key.Add(message.Text("email"u8));
        key.AddRequired(members.Timestamp("ts"u8));
        key.Add(members.Text("url"u8));
        key.Add(members.Text("ip"u8));
        key.Add(members.Text("user_agent"u8));
        key.Add(members.Text("diag"u8) ?? (isBounce ? message.Text("diag"u8) : null));
    }
}
