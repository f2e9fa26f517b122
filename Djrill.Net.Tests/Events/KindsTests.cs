using Djrill.Net.Events;

namespace Djrill.Net.Tests.Events;

/// <summary>The kinds that Mandrill's words stand for.</summary>
internal sealed class KindsTests
{
    private static readonly (string Words, Func<string, Enum> Find)[] Table =
    [
        ("send Send, deferral Deferral, hard_bounce HardBounce, soft_bounce SoftBounce, delivered Delivered, open Open, click Click, "
            + "spam Spam, unsub Unsub, reject Reject", static word => MandrillMessageEvent.Kinds.Find(word)),
        ("sent Sent, rejected Rejected, spam Spam, unsub Unsub, bounced Bounced, soft-bounced SoftBounced, deferred Deferred",
            static word => Message("state", word).StateKind),
        ("bad_mailbox BadMailbox, invalid_domain InvalidDomain, mailbox_full MailboxFull, general General",
            static word => Message("bounce_description", word).BounceDescriptionKind),
        ("sent Sent, deferred Deferred, bounced Bounced, rejected Rejected, delivered Delivered",
            static word => new MandrillSmtpEvent { Type = word }.Kind),
        ("hard-bounce HardBounce, soft-bounce SoftBounce, spam Spam, unsub Unsub, custom Custom, invalid-sender InvalidSender, "
            + "invalid Invalid, test-mode-limit TestModeLimit, unsigned NotSigned, rule Rule",
            static word => new MandrillRejection { Reason = word }.ReasonKind),
        ("none None, neutral Neutral, pass Pass, fail Fail, softfail SoftFail, temperror TempError, permerror PermError",
            static word => new MandrillSpf { Result = word }.ResultKind),
        ("add Add, change Change, remove Remove", static word => Sync("blacklist", word).ActionKind),
        ("blacklist Deny, denylist Deny, whitelist Allow, allowlist Allow, safelist Allow", static word => Sync(word, "add").ListKind),
        ("Browser Browser, BROWSER Browser, robot Robot, Robot Robot", static word => new MandrillUserAgent { Type = word }.Kind),
    ];

    private static IEnumerable<TestCaseData> Words =>
        from row in Table
        from pair in row.Words.Split(", ")
        let kind = row.Find("no such word").GetType().Name
        select new TestCaseData(row.Find, pair.Split(' ')[0], pair.Split(' ')[1]) { TestName = $"{kind}_{pair.Replace(' ', '_')}" };

    [TestCaseSource(nameof(Words))]
    public void Word_HasItsKind(Func<string, Enum> find, string word, string kind)
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(find(word).ToString(), Is.EqualTo(kind));
            Assert.That(find(word + "x").ToString(), Is.EqualTo("Unknown"));
        }
    }

    [Test]
    public void EachKind_HasAWord() => Assert.That(
        Table.Select(static row => row.Words.Split(", ").Select(static pair => pair.Split(' ')[1]).Append("Unknown").Distinct().Order()),
        Is.EqualTo(Table.Select(static row =>
            Enum.GetNames(row.Find("no such word").GetType()).Except(["EmailClient", "MobileBrowser"]).Order())));

    private static MandrillMessage Message(string name, string word) =>
        Received.Event<MandrillMessageEvent>($$$"""{"event":"send","msg":{"{{{name}}}":"{{{word}}}"}}""").Message;

    private static MandrillSyncEvent Sync(string list, string action) => new($"{list}_{action}", list, "{}"u8.ToArray());
}
