using Djrill.Net.Events;

namespace Djrill.Net.Tests.Events;

internal sealed class SyncEventTests
{
    [Test]
    public void DenyListChange_HasItsEntry()
    {
        var change = Received.Event<MandrillSyncEvent>("""
            {"type":"blacklist","action":"change","ts":1700000180,"reject":{"reason":"soft-bounce","detail":" 552 full ","email":"jane@example.com",
            "created_at":"2023-11-14 22:16:20","last_event_at":"2023-11-14 22:16:20.25","expires_at":"2023-11-15T23:16:20+01:00",
            "expired":false,"subaccount":"cust-1","sender":{"address":"shop@example.org"}}}
            """);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(change.EventType, Is.EqualTo("blacklist_change"));
            Assert.That((change.List, change.ListKind), Is.EqualTo(("blacklist", MandrillSyncListKind.Deny)));
            Assert.That((change.Action, change.ActionKind), Is.EqualTo(("change", MandrillSyncActionKind.Change)));
            Assert.That(change.Timestamp, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1700000180)));
            Assert.That(change.Entry, Is.EqualTo(new MandrillListEntry
            {
                Email = "jane@example.com",
                Reason = "soft-bounce",
                Detail = " 552 full ",
                CreatedAt = DateTimeOffset.FromUnixTimeSeconds(1700000180),
                LastEventAt = DateTimeOffset.FromUnixTimeMilliseconds(1700000180250),
                ExpiresAt = DateTimeOffset.FromUnixTimeSeconds(1700086580),
                IsExpired = false,
                Subaccount = "cust-1",
                Sender = "shop@example.org",
            }));
            Assert.That(change.Entry.ReasonKind, Is.EqualTo(MandrillRejectReasonKind.SoftBounce));
            Assert.That(change.Entry.ExpiresAt?.Offset, Is.EqualTo(TimeSpan.Zero));
        }
    }

    [TestCase("entry")]
    [TestCase("reject")]
    public void AllowListChange_HasItsEntryUnderEitherName(string member)
    {
        var change = Received.Event<MandrillSyncEvent>(
            $$"""{"type":"whitelist","action":"add","{{member}}":{"email":"jane@example.com","detail":null,"created_at":"0000-00-00 00:00:00"} }""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(change.ListKind, Is.EqualTo(MandrillSyncListKind.Allow));
            Assert.That(change.ActionKind, Is.EqualTo(MandrillSyncActionKind.Add));
            Assert.That(change.Entry, Is.EqualTo(new MandrillListEntry { Email = "jane@example.com" }));
        }
    }

    [TestCase("blacklist", MandrillSyncListKind.Deny)]
    [TestCase("denylist", MandrillSyncListKind.Deny)]
    [TestCase("whitelist", MandrillSyncListKind.Allow)]
    [TestCase("allowlist", MandrillSyncListKind.Allow)]
    [TestCase("safelist", MandrillSyncListKind.Allow)]
    public void EitherWord_IsKnown(string word, MandrillSyncListKind list)
    {
        var change = Received.Event<MandrillSyncEvent>($$"""{"type":"{{word}}","action":"remove"}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((change.List, change.ListKind), Is.EqualTo((word, list)));
            Assert.That(change.EventType, Is.EqualTo($"{word}_remove"));
        }
    }

    [TestCase("denylist_add", "blacklist", MandrillSyncListKind.Deny)]
    [TestCase("whitelist_add", "safelist", MandrillSyncListKind.Allow)]
    public void TypeInAnotherWordThanItsEvent_IsAListChange(string eventType, string list, MandrillSyncListKind kind)
    {
        var change = Received.Event<MandrillSyncEvent>($$"""{"event":"{{eventType}}","type":"{{list}}"}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That((change.EventType, change.List, change.ListKind), Is.EqualTo((eventType, list, kind)));
            Assert.That((change.Action, change.ActionKind), Is.EqualTo(("add", MandrillSyncActionKind.Add)));
        }
    }

    [TestCase("blacklist_add", "whitelist")]
    [TestCase("sms_sent", "denylist")]
    public void TypeOfAnotherList_IsNoListChange(string eventType, string list) =>
        Assert.That(Received.Args($$"""{"event":"{{eventType}}","type":"{{list}}","action":"add"}""").Event, Is.TypeOf<MandrillUnknownEvent>());

    [TestCase("null", null)]
    [TestCase("[]", null)]
    [TestCase("\"merge\"", "merge")]
    public void OddAction_IsUnknown(string json, string? action)
    {
        var change = Received.Event<MandrillSyncEvent>($$$"""{"type":"blacklist","action":{{{json}}},"reject":{"email":"jane@example.com"}}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(change.Action, Is.EqualTo(action));
            Assert.That(change.ActionKind, Is.EqualTo(MandrillSyncActionKind.Unknown));
            Assert.That(change.ListKind, Is.EqualTo(MandrillSyncListKind.Deny));
            Assert.That(change.Entry.Email, Is.EqualTo("jane@example.com"));
        }
    }

    [Test]
    public void TypeWithoutData_SaysListAndAction()
    {
        var change = Received.Event<MandrillSyncEvent>("""{"event":"whitelist_remove"}""");

        Assert.That((change.List, change.Action), Is.EqualTo(("whitelist", "remove")));
    }
}
