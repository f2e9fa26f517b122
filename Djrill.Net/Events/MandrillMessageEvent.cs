using System.Text.Json.Serialization.Metadata;

namespace Djrill.Net.Events;

/// <summary>Describes what happened to a message that Mandrill sent, or refused to send, for you.</summary>
public sealed class MandrillMessageEvent : MandrillEvent
{
    private MessageEventFields? _values;

    internal MandrillMessageEvent(string? eventType, ReadOnlyMemory<byte> utf8Json)
        : base(eventType, utf8Json)
    {
    }

    /// <summary>Gets what happened (<c>event</c>).</summary>
    /// <value><see cref="MandrillMessageEventKind.Unknown"/> where <see cref="MandrillEvent.EventType"/> is none of the known.</value>
    public MandrillMessageEventKind Kind => KindOf(EventType);

    /// <summary>Gets the message's id (<c>_id</c>, else <c>msg._id</c>), the same for all events of one message.</summary>
    /// <value>Mostly 32 hexadecimal digits. Null where both are absent, as in 2013.</value>
    public string? MessageId => Values.MessageId ?? Message.Id;

    /// <summary>Gets the message as it was when Mandrill made up the batch, which can be later than the event (<c>msg</c>).</summary>
    /// <value>Never null; without contents where Mandrill left it out.</value>
    public MandrillMessage Message => field ??= new(Values.Message, Values.Source);

    /// <summary>Gets the link that was followed (<c>url</c>).</summary>
    /// <value>As sent. Null on other events than clicks.</value>
    public string? Url => Values.Url;

    /// <summary>Gets the address of the client that opened the message or followed the link (<c>ip</c>).</summary>
    /// <value>As sent. Null on other events than opens and clicks, and where Mandrill does not know it.</value>
    public string? Ip => Values.Ip;

    /// <summary>Gets what the client calls itself (<c>user_agent</c>).</summary>
    /// <value>As sent. Null on other events than opens and clicks, and where Mandrill does not know it.</value>
    public string? UserAgent => Values.UserAgent;

    /// <summary>Gets what Mandrill makes of the client's user agent (<c>user_agent_parsed</c>).</summary>
    /// <value>Null on other events than opens and clicks, and where Mandrill does not know it.</value>
    public MandrillUserAgent? ParsedUserAgent =>
        field ??= EventJson.ReadObject(Values.ParsedUserAgent.Of(Values.Source), EventJson.Default.MandrillUserAgent);

    /// <summary>Gets where the client seems to be (<c>location</c>).</summary>
    /// <value>Null on other events than opens and clicks, and where Mandrill does not know it.</value>
    public MandrillLocation? Location =>
        field ??= EventJson.ReadObject(Values.Location.Of(Values.Source), EventJson.Default.MandrillLocation);

    /// <summary>Gets the answer of the recipient's server (<c>diag</c>, else <c>msg.diag</c>).</summary>
    /// <value>As sent; may have several lines. Null on other events than deferrals and bounces, and on some of those.</value>
    public string? Diagnostics => Values.Diagnostics ?? Message.Diagnostics;

    /// <inheritdoc/>
    public override bool IsExample => ExampleEvents.HasId(MessageId) || ExampleEvents.IsAddress(Message.Recipient);

    private MessageEventFields Values => Volatile.Read(ref _values) ?? Keep(ref _values, Read(EventJson.Default.MessageEventFields));

    private protected override DateTimeOffset? ReadTimestamp() => Values.Timestamp;

    private protected override string CreateKey() => CreateKey(
        KeyNumbers.AreDoubles(Utf8Json.Span, Timestamp, MessageId, Message.Recipient, Url, Ip, UserAgent, Diagnostics)
            ? Read(EventJson.OfDoubles.MessageEventFields)
            : Values);

    private MessageEventFields Read(JsonTypeInfo<MessageEventFields> type)
    {
        var values = EventJson.ReadEvent(Utf8Json, type, out var source);
        values.Source = source;
        return values;
    }

    private string CreateKey(MessageEventFields fields)
    {
        var messageId = fields.MessageId ?? fields.Message?.Id;

        // 'msg' is a snapshot: the message of a deferral may bounce, and 'msg.diag' change, before the deferral is resent.
        var isBounce = Kind is MandrillMessageEventKind.HardBounce or MandrillMessageEventKind.SoftBounce;
        var diagnostics = fields.Diagnostics ?? (isBounce ? fields.Message?.Diagnostics : null);

        using var key = new EventKey("message");
        key.Add(EventType);
        key.Add(messageId);
        key.Add(fields.Message?.Recipient);
        key.Add(fields.Timestamp);
        key.Add(fields.Url);
        key.Add(fields.Ip);
        key.Add(fields.UserAgent);
        key.Add(diagnostics);
        return key.Finish(messageId is null || fields.Timestamp is null ? Utf8Json.Span : default);
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
