using System.Text;

namespace Djrill.Net.Events;

/// <summary>Describes an email that Mandrill received at an inbound route.</summary>
/// <remarks>The sender of the email chooses all values except the recipient, the spam report, and the results of DKIM and SPF.</remarks>
public sealed class MandrillInboundEvent : MandrillEvent
{
    private static readonly EventNames Names = new(
        "ts",
        "email from_email from_name to cc subject text text_flowed html headers raw_msg attachments images spam_report dkim spf tags "
        + "sender template");

    private InboundFiles? _files;

    internal MandrillInboundEvent(string? eventType, ReadOnlyMemory<byte> utf8Json)
        : base(eventType, utf8Json, Names)
    {
    }

    /// <summary>Gets the inbound address that received the email (<c>msg.email</c>). Use this address for routing.</summary>
    /// <value>As sent. Null if absent. If an email has several inbound addresses, Mandrill sends one event for each.</value>
    public string? Recipient => field ??= Message.Text("email"u8);

    /// <summary>Gets the email address in the header <c>From</c> (<c>msg.from_email</c>).</summary>
    /// <value>Without leading and trailing white space. Null if absent.</value>
    public string? FromEmail => field ??= Message.Trimmed("from_email"u8);

    /// <summary>Gets the name in the header <c>From</c> (<c>msg.from_name</c>).</summary>
    /// <value>Without leading and trailing white space. Null if absent.</value>
    public string? FromName => field ??= Message.Trimmed("from_name"u8);

    /// <summary>Gets the recipients in the header <c>To</c> (<c>msg.to</c>).</summary>
    /// <value>Empty when the member is absent or not a list. Elements that are not addresses are skipped.</value>
    public IReadOnlyList<MandrillAddress> To => field ??= MailAddresses.Read(Message["to"u8]);

    /// <summary>Gets the recipients in the header <c>Cc</c> (<c>msg.cc</c>).</summary>
    /// <value>Empty when the member is absent or not a list. Elements that are not addresses are skipped.</value>
    public IReadOnlyList<MandrillAddress> Cc => field ??= MailAddresses.Read(Message["cc"u8]);

    /// <summary>Gets the subject (<c>msg.subject</c>).</summary>
    /// <value>Null if absent or empty.</value>
    public string? Subject => field ??= Message.Text("subject"u8);

    /// <summary>Gets the plain text of the email (<c>msg.text</c>).</summary>
    /// <value>As sent. Mandrill adds a line break at the end. Null if absent.</value>
    public string? Text => field ??= Message.Text("text"u8);

    /// <summary>Gets whether <see cref="Text"/> is in the format <c>flowed</c> of RFC 3676 (<c>msg.text_flowed</c>).</summary>
    /// <value>Null if absent, or neither true nor false.</value>
    public bool? IsTextFlowed => Message.Flag("text_flowed"u8);

    /// <summary>Gets the first HTML part (<c>msg.html</c>).</summary>
    /// <value>As sent. Null if absent. The HTML is not sanitized, so do not display it in a web page.</value>
    public string? Html => field ??= Message.Text("html"u8);

    /// <summary>Gets the headers (<c>msg.headers</c>).</summary>
    /// <value>Empty if absent or not an object. Values that are neither strings nor numbers are skipped.</value>
    public MandrillHeaderCollection Headers => field ??= MailHeaders.Read(Message["headers"u8]);

    /// <summary>Gets the complete MIME source of the email (<c>msg.raw_msg</c>).</summary>
    /// <value>As sent. Null if absent.</value>
    public string? RawMessage => field ??= Message.Text("raw_msg"u8);

    /// <summary>Gets the attachments (<c>msg.attachments</c>).</summary>
    /// <value>
    /// Empty if absent, or neither an object nor a list. Elements that are not objects are skipped. If several attachments have the same
    /// name, Mandrill sends only one of them. <see cref="RawMessage"/> contains all attachments.
    /// </value>
    public IReadOnlyList<MandrillAttachment> Attachments => Files.Attachments;

    /// <summary>Gets the images (<c>msg.images</c>). <see cref="Attachments"/> does not contain the images.</summary>
    /// <value>Empty if absent, or neither an object nor a list. Elements that are not objects are skipped.</value>
    public IReadOnlyList<MandrillAttachment> Images => Files.Images;

    /// <summary>Gets the SpamAssassin report (<c>msg.spam_report</c>).</summary>
    /// <value>Null if absent or not an object.</value>
    public MandrillSpamReport? SpamReport => field ??= MandrillSpamReport.Reader.Read(Message["spam_report"u8]);

    /// <summary>Gets the DKIM result (<c>msg.dkim</c>).</summary>
    /// <value>Null if absent or not an object.</value>
    public MandrillDkim? Dkim => field ??= MandrillDkim.Reader.Read(Message["dkim"u8]);

    /// <summary>Gets the SPF result (<c>msg.spf</c>).</summary>
    /// <value>Null if absent or not an object.</value>
    public MandrillSpf? Spf => field ??= MandrillSpf.Reader.Read(Message["spf"u8]);

    /// <summary>Gets the tags (<c>msg.tags</c>).</summary>
    /// <value>Empty if absent, as in all known inbound events, or not a list. Elements that are not strings are skipped.</value>
    public IReadOnlyList<string> Tags => field ??= JsonLists.ReadTexts(Message["tags"u8]);

    /// <summary>Gets the member <c>msg.sender</c>. It has no known meaning for inbound emails.</summary>
    /// <value>As sent. Null in all known inbound events.</value>
    public string? Sender => field ??= Message.Text("sender"u8);

    /// <summary>Gets the member <c>msg.template</c>. It has no known meaning for inbound emails.</summary>
    /// <value>As sent. Null in all known inbound events.</value>
    public string? Template => field ??= Message.Text("template"u8);

    /// <summary>Gets the message id of the email, from the header <c>Message-Id</c>.</summary>
    /// <value>Without angle brackets. Null if absent.</value>
    public string? MessageId => MessageIds.Read(Headers.GetValues("Message-Id")).FirstOrDefault();

    /// <summary>Gets the message id of the email to which this email replies, from the header <c>In-Reply-To</c>.</summary>
    /// <value>The first id, without angle brackets. Null if absent.</value>
    public string? InReplyTo => MessageIds.Read(Headers.GetValues("In-Reply-To")).FirstOrDefault();

    /// <summary>Gets the message ids of earlier emails in the thread, oldest first, from the header <c>References</c>.</summary>
    /// <value>Without angle brackets. Empty if absent.</value>
    public IReadOnlyList<string> References => [.. MessageIds.Read(Headers.GetValues("References"))];

    internal override string KeyKind => "inbound";

    /// <inheritdoc/>
    public override bool IsExample => SendTestEvents.IsExampleAddress(Recipient) || SendTestEvents.IsExampleInbound(Subject, Timestamp);

    private JsonObject Message => Members.Message();

    private JsonPiece Source => Message.PieceOf("raw_msg"u8);

    private InboundFiles Files => Volatile.Read(ref _files)
        ?? Keep(ref _files, InboundFiles.Read(Utf8Json, Message.PieceOf("attachments"u8), Message.PieceOf("images"u8)));

    /// <summary>Opens <see cref="RawMessage"/> as a stream, for a MIME parser.</summary>
    /// <returns>A seekable stream in UTF-8. Empty if <see cref="RawMessage"/> is null.</returns>
    /// <remarks>
    /// The stream decodes the JSON of the event during reading, so a large email needs little memory. A read after a backward seek may
    /// decode from the start again.
    /// </remarks>
    public Stream OpenRawMessage() => Source.IsText(Utf8Json)
        ? new TextStream(new PlainText(Source.TextOf(Utf8Json)))
        : new MemoryStream(Encoding.UTF8.GetBytes(RawMessage ?? string.Empty), writable: false);

    internal override void AddKeyParts(EventKey key, bool hasDecimals)
    {
        var message = Members.Message(hasDecimals);
        if (Source.IsText(Utf8Json))
        {
            key.AddJsonText(Source.TextOf(Utf8Json).Span);
        }
        else
        {
            key.AddRequired(message.Text("raw_msg"u8));
        }

        key.AddRequired(message.Text("email"u8));
        key.AddRequired(Members.Event(hasDecimals).Timestamp("ts"u8));
    }
}
