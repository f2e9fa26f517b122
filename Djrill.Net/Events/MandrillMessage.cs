using System.Text.Json;

namespace Djrill.Net.Events;

/// <summary>Describes a message that Mandrill sent for you, as it was when Mandrill created the batch (<c>msg</c>).</summary>
/// <remarks>
/// This is a snapshot: it may list opens and clicks that are later than the event. So count events, and not the entries of
/// <see cref="Opens"/> and <see cref="Clicks"/>.
/// </remarks>
public sealed class MandrillMessage
{
    private static readonly KindWords<MandrillBounceDescriptionKind> BounceDescriptions =
        new("bad_mailbox invalid_domain mailbox_full general");

    private static readonly KindWords<MandrillMessageStateKind> States = new("sent rejected spam unsub bounced soft-bounced deferred");

    /// <summary>The names of the members that are read. A new property of the message needs its name here.</summary>
    internal const string Names =
        "ts _id _version state subject email sender tags metadata opens clicks smtp_events resends reject subaccount template "
        + "diag bounce_description bgtools_code";

    private readonly EventMembers _members;

    internal MandrillMessage(EventMembers members) => _members = members;

    /// <summary>Gets when the message was sent, in UTC (<c>ts</c>, Unix seconds).</summary>
    /// <value>Null if the member is absent, as on some opens, no number, negative or beyond the year 9999.</value>
    public DateTimeOffset? Timestamp => Members.Timestamp("ts"u8);

    /// <summary>Gets the message's id (<c>_id</c>). Each recipient's message has its own.</summary>
    /// <value>Mostly 32 hexadecimal digits. Null if Mandrill leaves it out.</value>
    public string? Id => field ??= Members.Text("_id"u8);

    /// <summary>Gets the version of the snapshot (<c>_version</c>). Mandrill documents no meaning.</summary>
    /// <value>As sent; a number becomes its digits. Null if absent, as on rejects.</value>
    public string? Version => field ??= Members.Text("_version"u8);

    /// <summary>Gets the message's state (<c>state</c>).</summary>
    /// <value>As sent; Mandrill may add others. Null if absent.</value>
    public string? State => field ??= Members.Text("state"u8);

    /// <summary>Gets the message's state, if it is a known one (<c>state</c>).</summary>
    /// <value><see cref="MandrillMessageStateKind.Unknown"/> if <see cref="State"/> is not a known word.</value>
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
    /// The values by their names, case-sensitive. A value may have any JSON type, also <see cref="JsonValueKind.Null"/>. Numbers keep their
    /// digits. Half a surrogate pair becomes U+FFFD, so reading a string never fails. Empty if absent, as on many bounces, or not an
    /// object: Mandrill writes an empty object as <c>[]</c>.
    /// </value>
    public IReadOnlyDictionary<string, JsonElement> Metadata => field ??= JsonElements.ReadMembers(Members["metadata"u8]);

    /// <summary>Gets when and where the message was opened so far, in no particular order (<c>opens</c>).</summary>
    /// <value>Empty if absent, as on bounces, or not a list. Elements that are not objects are skipped.</value>
    public IReadOnlyList<MandrillOpen> Opens => field ??= MandrillOpen.Reader.ReadList(Members["opens"u8]);

    /// <summary>Gets which links of the message were followed so far, in no particular order (<c>clicks</c>).</summary>
    /// <value>Empty if absent, as on bounces, or not a list. Elements that are not objects are skipped.</value>
    public IReadOnlyList<MandrillClick> Clicks => field ??= MandrillClick.Reader.ReadList(Members["clicks"u8]);

    /// <summary>Gets the exchanges between Mandrill and the recipient's server so far (<c>smtp_events</c>).</summary>
    /// <value>Empty if absent, as on some sends, or not a list. Elements that are not objects are skipped.</value>
    public IReadOnlyList<MandrillSmtpEvent> SmtpEvents => field ??= MandrillSmtpEvent.Reader.ReadList(Members["smtp_events"u8]);

    /// <summary>Gets the resends of the message (<c>resends</c>). Their form is unknown: none has been seen yet.</summary>
    /// <value>The elements, read as those of <see cref="Metadata"/>. Empty when the member is absent or not a list.</value>
    public IReadOnlyList<JsonElement> Resends => field ??= JsonElements.ReadElements(Members["resends"u8]);

    /// <summary>Gets why the message was rejected (<c>reject</c>).</summary>
    /// <value>Null if absent or not an object, as on every reject seen so far.</value>
    public MandrillRejection? Rejection => field ??= MandrillRejection.Reader.Read(Members["reject"u8]);

    /// <summary>Gets the id of the subaccount that sent the message (<c>subaccount</c>).</summary>
    /// <value>Null if absent.</value>
    public string? Subaccount => field ??= Members.Text("subaccount"u8);

    /// <summary>Gets the name of the message's template (<c>template</c>).</summary>
    /// <value>Null if absent.</value>
    public string? Template => field ??= Members.Text("template"u8);

    /// <summary>Gets the answer of the recipient's server (<c>diag</c>), such as <c>smtp;550 5.1.1 No such user</c>.</summary>
    /// <value>As sent; may have several lines. Null if empty, and on events other than deferrals and bounces.</value>
    public string? Diagnostics => field ??= Members.Text("diag"u8);

    /// <summary>Gets why the message bounced (<c>bounce_description</c>), such as <c>bad_mailbox</c>.</summary>
    /// <value>As sent; Mandrill publishes no list. Null on events other than bounces.</value>
    public string? BounceDescription => field ??= Members.Text("bounce_description"u8);

    /// <summary>Gets why the message bounced, if it is a known reason (<c>bounce_description</c>).</summary>
    /// <value><see cref="MandrillBounceDescriptionKind.Unknown"/> if <see cref="BounceDescription"/> is not a known word.</value>
    public MandrillBounceDescriptionKind BounceDescriptionKind => BounceDescriptions.Find(BounceDescription);

    /// <summary>Gets the number of the bounce's reason (<c>bgtools_code</c>).</summary>
    /// <value>
    /// Undocumented. It seems to be the code of BoogieTools: 10 unknown mailbox, 21 DNS failure, 22 full mailbox, 40 general, 50 to 54
    /// blocked. Null on events other than bounces, and if it is not a whole number.
    /// </value>
    public int? BounceCode => Members.Integer("bgtools_code"u8) is >= int.MinValue and <= int.MaxValue and var code ? (int)code : null;

    private JsonObject Members => _members.Message();
}
