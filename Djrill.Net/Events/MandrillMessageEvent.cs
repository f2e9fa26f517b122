namespace Djrill.Net.Events;

/// <summary>Describes an event of an outbound message, such as a delivery, an open, a click, a bounce or a rejection.</summary>
public sealed class MandrillMessageEvent : MandrillEvent
{
    internal static readonly KindWords<MandrillMessageEventKind> Kinds =
        new("send deferral hard_bounce soft_bounce delivered open click spam unsub reject");

    private static readonly EventNames Names = new("ts _id url ip user_agent user_agent_parsed location diag", MandrillMessage.Names);

    internal MandrillMessageEvent(string? eventType, ReadOnlyMemory<byte> utf8Json)
        : base(eventType, utf8Json, Names)
    {
    }

    /// <summary>Gets the event type as an enum value (<c>event</c>).</summary>
    /// <value><see cref="MandrillMessageEventKind.Unknown"/> if <see cref="MandrillEvent.EventType"/> is not a known type.</value>
    public MandrillMessageEventKind Kind => Kinds.Find(EventType);

    /// <summary>
    /// Gets the id of the message (<c>_id</c>, or else <c>msg._id</c>). All events of one message have the same message id.
    /// </summary>
    /// <value>Usually 32 hexadecimal digits. Null if both members are absent, as in events from 2013.</value>
    public string? MessageId => field ??= Event.Text("_id"u8) ?? Message.Id;

    /// <summary>
    /// Gets the message (<c>msg</c>). Mandrill collects the values when it creates the batch, so they may be newer than the event.
    /// </summary>
    /// <value>Never null. If <c>msg</c> is absent, the properties of the message are null or empty.</value>
    public MandrillMessage Message => field ?? Keep(ref field, new(Members));

    /// <summary>Gets the URL of the link that was clicked (<c>url</c>).</summary>
    /// <value>As sent. Null if absent, as in events other than clicks.</value>
    public string? Url => field ??= Event.Text("url"u8);

    /// <summary>Gets the IP address of the client that opened the message or the link (<c>ip</c>).</summary>
    /// <value>As sent. Null if absent, as in events other than opens and clicks.</value>
    public string? Ip => field ??= Event.Text("ip"u8);

    /// <summary>Gets the user agent of the client (<c>user_agent</c>).</summary>
    /// <value>As sent. Null if absent, as in events other than opens and clicks.</value>
    public string? UserAgent => field ??= Event.Text("user_agent"u8);

    /// <summary>
    /// Gets the description of the client (<c>user_agent_parsed</c>). Mandrill derives the description from <see cref="UserAgent"/>.
    /// </summary>
    /// <value>Null if absent, as in events other than opens and clicks.</value>
    public MandrillUserAgent? ParsedUserAgent => field ??= MandrillUserAgent.Reader.Read(Event["user_agent_parsed"u8]);

    /// <summary>Gets the likely location of the client (<c>location</c>).</summary>
    /// <value>Null if absent, as in events other than opens and clicks.</value>
    public MandrillLocation? Location => field ??= MandrillLocation.Reader.Read(Event["location"u8]);

    /// <summary>Gets the response of the recipient's server (<c>diag</c>, or else <c>msg.diag</c>).</summary>
    /// <value>As sent, possibly with several lines. Null if absent, as in some deferrals and bounces and in all other events.</value>
    public string? Diagnostics => field ??= Event.Text("diag"u8) ?? Message.Diagnostics;

    internal override string KeyKind => "message";

    /// <inheritdoc/>
    public override bool IsExample => SendTestEvents.HasExampleId(MessageId) || SendTestEvents.IsExampleAddress(Message.Recipient);

    private JsonObject Event => Members.Event();

    internal override void AddKeyParts(EventKey key, bool hasDecimals)
    {
        var members = Members.Event(hasDecimals);
        var message = Members.Message(hasDecimals);

        // 'msg.diag' is part of the key only for bounces. For a deferral, its value may differ when Mandrill resends the
        // event, because the message may have bounced since.
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
