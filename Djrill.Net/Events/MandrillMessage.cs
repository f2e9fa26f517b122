using System.Text.Json;

namespace Djrill.Net.Events;

/// <summary>Describes a message that Mandrill sent for you, as it was when the batch was made up (<c>msg</c>).</summary>
/// <remarks>
/// A snapshot: it may list opens and clicks that are later than the event it came with. So count events, not entries of
/// <see cref="Opens"/> and <see cref="Clicks"/>.
/// </remarks>
public sealed class MandrillMessage
{
    /// <summary>The names of the members that are looked at.</summary>
    internal static readonly string[] Names =
    [
        "ts", "_id", "_version", "state", "subject", "email", "sender", "tags", "metadata", "opens", "clicks", "smtp_events", "resends",
        "reject", "subaccount", "template", "diag", "bounce_description", "bgtools_code",
    ];

    private readonly EventMembers _members;

    internal MandrillMessage(EventMembers members) => _members = members;

    /// <summary>Gets when the message was sent, in UTC (<c>ts</c>, Unix seconds).</summary>
    /// <value>Null where the member is absent, as on some opens, no number, negative or beyond the year 9999.</value>
    public DateTimeOffset? Timestamp => Members.Timestamp("ts"u8);

    /// <summary>Gets the message's id (<c>_id</c>). It is the message's to one recipient.</summary>
    /// <value>Mostly 32 hexadecimal digits. Null where Mandrill leaves it out.</value>
    public string? Id => field ??= Members.Text("_id"u8);

    /// <summary>Gets a mark of the snapshot (<c>_version</c>), of no documented meaning.</summary>
    /// <value>As sent; a number stands as its digits. Null where absent, as on rejects.</value>
    public string? Version => field ??= Members.Text("_version"u8);

    /// <summary>Gets the message's state (<c>state</c>).</summary>
    /// <value>As sent; new ones may come. Null where absent.</value>
    public string? State => field ??= Members.Text("state"u8);

    /// <summary>Gets the message's state, if it is a known one (<c>state</c>).</summary>
    /// <value><see cref="MandrillMessageStateKind.Unknown"/> where <see cref="State"/> is none of the known.</value>
    public MandrillMessageStateKind StateKind => State switch
    {
        "sent" => MandrillMessageStateKind.Sent,
        "rejected" => MandrillMessageStateKind.Rejected,
        "spam" => MandrillMessageStateKind.Spam,
        "unsub" => MandrillMessageStateKind.Unsub,
        "bounced" => MandrillMessageStateKind.Bounced,
        "soft-bounced" => MandrillMessageStateKind.SoftBounced,
        "deferred" => MandrillMessageStateKind.Deferred,
        _ => MandrillMessageStateKind.Unknown,
    };

    /// <summary>Gets the subject (<c>subject</c>).</summary>
    /// <value>Null where absent or empty.</value>
    public string? Subject => field ??= Members.Text("subject"u8);

    /// <summary>Gets the address the message is for (<c>email</c>).</summary>
    /// <value>As sent. Null where absent.</value>
    public string? Recipient => field ??= Members.Text("email"u8);

    /// <summary>Gets the address the message is from (<c>sender</c>).</summary>
    /// <value>As sent. Null where absent.</value>
    public string? Sender => field ??= Members.Text("sender"u8);

    /// <summary>Gets the tags that the message was given (<c>tags</c>).</summary>
    /// <value>Empty when the member is absent or not a list. Elements that are not texts are skipped.</value>
    public IReadOnlyList<string> Tags => field ??= JsonLists.ReadTexts(Members["tags"u8]);

    /// <summary>Gets the metadata that the message was given (<c>metadata</c>).</summary>
    /// <value>
    /// By name, ordinally. A value may be of any JSON type, also <see cref="JsonValueKind.Null"/>. Numbers keep their digits;
    /// half a surrogate pair is U+FFFD, so reading a text never fails. Empty where absent, as on many bounces, or no object:
    /// Mandrill writes an empty object as <c>[]</c>.
    /// </value>
    public IReadOnlyDictionary<string, JsonElement> Metadata => field ??= JsonElements.ReadMembers(Members["metadata"u8]);

    /// <summary>Gets when and where the message was opened so far, in no certain order (<c>opens</c>).</summary>
    /// <value>Empty where absent, as on bounces, or no list. What is no object is left out.</value>
    public IReadOnlyList<MandrillOpen> Opens => field ??= MandrillOpen.Reader.ReadList(Members["opens"u8]);

    /// <summary>Gets which links of the message were followed so far, in no certain order (<c>clicks</c>).</summary>
    /// <value>Empty where absent, as on bounces, or no list. What is no object is left out.</value>
    public IReadOnlyList<MandrillClick> Clicks => field ??= MandrillClick.Reader.ReadList(Members["clicks"u8]);

    /// <summary>Gets what passed between Mandrill and the recipient's server so far (<c>smtp_events</c>).</summary>
    /// <value>Empty where absent, as on some sends, or no list. What is no object is left out.</value>
    public IReadOnlyList<MandrillSmtpEvent> SmtpEvents => field ??= MandrillSmtpEvent.Reader.ReadList(Members["smtp_events"u8]);

    /// <summary>Gets the message's resends (<c>resends</c>), of unknown form: none has been seen yet.</summary>
    /// <value>The elements, read as those of <see cref="Metadata"/>. Empty when the member is absent or not a list.</value>
    public IReadOnlyList<JsonElement> Resends => field ??= JsonElements.ReadElements(Members["resends"u8]);

    /// <summary>Gets why the message was rejected (<c>reject</c>).</summary>
    /// <value>Null where absent or no object, which was so on every reject seen.</value>
    public MandrillRejection? Rejection => field ??= MandrillRejection.Reader.Read(Members["reject"u8]);

    /// <summary>Gets the id of the subaccount that sent the message (<c>subaccount</c>).</summary>
    /// <value>Null where there is none.</value>
    public string? Subaccount => field ??= Members.Text("subaccount"u8);

    /// <summary>Gets the name of the message's template (<c>template</c>).</summary>
    /// <value>Null where there is none.</value>
    public string? Template => field ??= Members.Text("template"u8);

    /// <summary>Gets the answer of the recipient's server (<c>diag</c>), such as <c>smtp;550 5.1.1 No such user</c>.</summary>
    /// <value>As sent; may have several lines. Null on others than deferrals and bounces, and where empty.</value>
    public string? Diagnostics => field ??= Members.Text("diag"u8);

    /// <summary>Gets why the message bounced (<c>bounce_description</c>), such as <c>bad_mailbox</c>.</summary>
    /// <value>As sent; Mandrill publishes no list. Null on others than bounces.</value>
    public string? BounceDescription => field ??= Members.Text("bounce_description"u8);

    /// <summary>Gets why the message bounced, if it is a known reason (<c>bounce_description</c>).</summary>
    /// <value><see cref="MandrillBounceDescriptionKind.Unknown"/> where <see cref="BounceDescription"/> is none of the known.</value>
    public MandrillBounceDescriptionKind BounceDescriptionKind => BounceDescription switch
    {
        "bad_mailbox" => MandrillBounceDescriptionKind.BadMailbox,
        "invalid_domain" => MandrillBounceDescriptionKind.InvalidDomain,
        "mailbox_full" => MandrillBounceDescriptionKind.MailboxFull,
        "general" => MandrillBounceDescriptionKind.General,
        _ => MandrillBounceDescriptionKind.Unknown,
    };

    /// <summary>Gets the number of the bounce's reason (<c>bgtools_code</c>).</summary>
    /// <value>
    /// Undocumented. It seems to be that of BoogieTools: 10 a mailbox that does not exist, 21 a failure of DNS, 22 a full
    /// mailbox, 40 something general, 50 to 54 a block. Null on others than bounces, and where it is no whole number.
    /// </value>
    public int? BounceCode => Members.Integer("bgtools_code"u8) is >= int.MinValue and <= int.MaxValue and var code ? (int)code : null;

    private JsonObject Members => _members.Message();
}
