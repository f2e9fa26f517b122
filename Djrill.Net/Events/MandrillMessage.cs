using System.Text.Json;

namespace Djrill.Net.Events;

/// <summary>Describes an outbound message (<c>msg</c>). The values are from the time when Mandrill created the batch.</summary>
/// <remarks>
/// The values may be newer than the event. For example, <see cref="Opens"/> and <see cref="Clicks"/> may list later opens and clicks. To
/// count opens and clicks, count the events.
/// </remarks>
public sealed class MandrillMessage
{
    private static readonly KindWords<MandrillBounceDescriptionKind> BounceDescriptions =
        new("bad_mailbox invalid_domain mailbox_full general");

    private static readonly KindWords<MandrillMessageStateKind> States = new("sent rejected spam unsub bounced soft-bounced deferred");

    /// <summary>The names of all members that the properties read.</summary>
    internal const string Names =
        "ts _id _version state subject email sender tags metadata opens clicks smtp_events resends reject subaccount template "
        + "diag bounce_description bgtools_code";

    private readonly EventMembers _members;

    internal MandrillMessage(EventMembers members) => _members = members;

    /// <summary>Gets the time when the message was sent, in UTC (<c>ts</c>, Unix seconds).</summary>
    /// <value>Null if the member is absent, as in some open events, not a number, negative, or after the year 9999.</value>
    public DateTimeOffset? Timestamp => Members.Timestamp("ts"u8);

    /// <summary>
    /// Gets the id of the message (<c>_id</c>). If an email has several recipients, Mandrill creates one message with a separate id for
    /// each recipient.
    /// </summary>
    /// <value>Usually 32 hexadecimal digits. Null if absent.</value>
    public string? Id => field ??= Members.Text("_id"u8);

    /// <summary>Gets the version of the message data (<c>_version</c>). Mandrill does not document the meaning of the version.</summary>
    /// <value>As sent. A number is converted to a string. Null if absent, as in reject events.</value>
    public string? Version => field ??= Members.Text("_version"u8);

    /// <summary>Gets the state of the message (<c>state</c>).</summary>
    /// <value>As sent. Mandrill may add new values. Null if absent.</value>
    public string? State => field ??= Members.Text("state"u8);

    /// <summary>Gets the state as an enum value (<c>state</c>).</summary>
    /// <value><see cref="MandrillMessageStateKind.Unknown"/> if <see cref="State"/> is not a known value.</value>
    public MandrillMessageStateKind StateKind => States.Find(State);

    /// <summary>Gets the subject (<c>subject</c>).</summary>
    /// <value>Null if absent or empty.</value>
    public string? Subject => field ??= Members.Text("subject"u8);

    /// <summary>Gets the address of the recipient (<c>email</c>).</summary>
    /// <value>As sent. Null if absent.</value>
    public string? Recipient => field ??= Members.Text("email"u8);

    /// <summary>Gets the address of the sender (<c>sender</c>).</summary>
    /// <value>As sent. Null if absent.</value>
    public string? Sender => field ??= Members.Text("sender"u8);

    /// <summary>Gets the tags of the message (<c>tags</c>).</summary>
    /// <value>Empty when the member is absent or not a list. Elements that are not strings are skipped.</value>
    public IReadOnlyList<string> Tags => field ??= JsonLists.ReadTexts(Members["tags"u8]);

    /// <summary>Gets the metadata of the message (<c>metadata</c>).</summary>
    /// <value>
    /// A dictionary with case-sensitive names. A value may have any JSON type, including <see cref="JsonValueKind.Null"/>. Numbers keep all
    /// digits. In strings, a lone surrogate becomes U+FFFD. Empty if the member is absent, as in many bounce events, or is neither an
    /// object nor a list. Elements of a list have the names 0, 1 and so on.
    /// </value>
    public IReadOnlyDictionary<string, JsonElement> Metadata => field ??= JsonElements.ReadMembers(Members["metadata"u8]);

    /// <summary>Gets the times and locations at which the message was opened, in no particular order (<c>opens</c>).</summary>
    /// <value>Empty if absent, as in bounce events, or not a list. Elements that are not objects are skipped.</value>
    public IReadOnlyList<MandrillOpen> Opens => field ??= MandrillOpen.Reader.ReadList(Members["opens"u8]);

    /// <summary>Gets the clicks on links in the message, in no particular order (<c>clicks</c>).</summary>
    /// <value>Empty if absent, as in bounce events, or not a list. Elements that are not objects are skipped.</value>
    public IReadOnlyList<MandrillClick> Clicks => field ??= MandrillClick.Reader.ReadList(Members["clicks"u8]);

    /// <summary>Gets the SMTP exchanges between Mandrill and the recipient's server (<c>smtp_events</c>).</summary>
    /// <value>Empty if absent, as in some send events, or not a list. Elements that are not objects are skipped.</value>
    public IReadOnlyList<MandrillSmtpEvent> SmtpEvents => field ??= MandrillSmtpEvent.Reader.ReadList(Members["smtp_events"u8]);

    /// <summary>Gets the resends of the message (<c>resends</c>). Mandrill does not document the format of the elements.</summary>
    /// <value>The elements as sent. In strings, a lone surrogate becomes U+FFFD. Empty if the member is absent or not a list.</value>
    public IReadOnlyList<JsonElement> Resends => field ??= JsonElements.ReadElements(Members["resends"u8]);

    /// <summary>Gets the reason why the message was rejected (<c>reject</c>).</summary>
    /// <value>Null if absent or not an object. No reject event with this member is known.</value>
    public MandrillRejection? Rejection => field ??= MandrillRejection.Reader.Read(Members["reject"u8]);

    /// <summary>Gets the id of the subaccount that sent the message (<c>subaccount</c>).</summary>
    /// <value>Null if absent.</value>
    public string? Subaccount => field ??= Members.Text("subaccount"u8);

    /// <summary>Gets the name of the template of the message (<c>template</c>).</summary>
    /// <value>Null if absent.</value>
    public string? Template => field ??= Members.Text("template"u8);

    /// <summary>Gets the response of the recipient's server (<c>diag</c>), such as <c>smtp;550 5.1.1 No such user</c>.</summary>
    /// <value>As sent, possibly with several lines. Null if absent, as in events other than deferrals and bounces, or empty.</value>
    public string? Diagnostics => field ??= Members.Text("diag"u8);

    /// <summary>Gets the reason why the message bounced (<c>bounce_description</c>), such as <c>bad_mailbox</c>.</summary>
    /// <value>As sent. Mandrill does not publish a list of values. Null if absent, as in events other than bounces.</value>
    public string? BounceDescription => field ??= Members.Text("bounce_description"u8);

    /// <summary>Gets the reason for the bounce as an enum value (<c>bounce_description</c>).</summary>
    /// <value><see cref="MandrillBounceDescriptionKind.Unknown"/> if <see cref="BounceDescription"/> is not a known value.</value>
    public MandrillBounceDescriptionKind BounceDescriptionKind => BounceDescriptions.Find(BounceDescription);

    /// <summary>Gets the numeric code of the bounce reason (<c>bgtools_code</c>).</summary>
    /// <value>
    /// Mandrill does not document the codes. They seem to be the codes of BoogieTools. 10 is an unknown mailbox, 21 a DNS failure,
    /// 22 a full mailbox, 40 a general bounce, and 50 to 54 a block. Null if absent, as in events other than bounces, or not a 32-bit
    /// integer.
    /// </value>
    public int? BounceCode => Members.Integer("bgtools_code"u8) is >= int.MinValue and <= int.MaxValue and var code ? (int)code : null;

    private JsonObject Members => _members.Message();
}
