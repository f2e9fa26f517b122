using Djrill.Net.Events;

namespace Djrill.Net.Tests.Events;

internal sealed class MessageEventTests
{
    [Test]
    public void Bounce_SaysWhy()
    {
        var bounce = Received.Event<MandrillMessageEvent>("""
            {"event":"hard_bounce","ts":1700000000,"msg":{"_id":"abc","state":"bounced","metadata":[],
            "bounce_description":"bad_mailbox","bgtools_code":10,"diag":"smtp;550 5.1.1\nNo such user"}}
            """);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(bounce.Kind, Is.EqualTo(MandrillMessageEventKind.HardBounce));
            Assert.That(bounce.MessageId, Is.EqualTo("abc"));
            Assert.That(bounce.Diagnostics, Is.EqualTo("smtp;550 5.1.1\nNo such user"));
            Assert.That(bounce.Message.StateKind, Is.EqualTo(MandrillMessageStateKind.Bounced));
            Assert.That(bounce.Message.Metadata, Is.Empty);
            Assert.That(bounce.Message.BounceDescription, Is.EqualTo("bad_mailbox"));
            Assert.That(bounce.Message.BounceDescriptionKind, Is.EqualTo(MandrillBounceDescriptionKind.BadMailbox));
            Assert.That(bounce.Message.BounceCode, Is.EqualTo(10));
            Assert.That(bounce.Message.Opens, Is.Empty);
        }
    }

    [Test]
    public void DeferralWithItsAnswerAtTheTop_HasIt() => Assert.That(
        Received.Event<MandrillMessageEvent>("""{"event":"deferral","diag":"451 later","msg":{"diag":"other"}}""").Diagnostics,
        Is.EqualTo("451 later"));

    [Test]
    public void RejectInTheFormOfTheApi_SaysWhy() => Assert.That(
        Received.Event<MandrillMessageEvent>(
            """{"event":"reject","msg":{"reject":{"reason":"hard-bounce","last_event_at":"2023-11-14 22:13:20"}}}""").Message.Rejection,
        Is.EqualTo(new MandrillRejection { Reason = "hard-bounce", LastEventAt = DateTimeOffset.FromUnixTimeSeconds(1700000000) })
            .And.Property(nameof(MandrillRejection.ReasonKind)).EqualTo(MandrillRejectReasonKind.HardBounce));

    [TestCase("""{"event":"open"}""")]
    [TestCase("""{"event":"open","msg":[],"location":[],"user_agent_parsed":{}}""")]
    [TestCase("""{"event":"open","msg":"x","location":false,"user_agent_parsed":7,"ip":[],"url":{},"_id":true,"ts":"soon","diag":[[]]}""")]
    public void OpenWithoutContents_IsEmpty(string json)
    {
        var open = Received.Event<MandrillMessageEvent>(json);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(new object?[] { open.Timestamp, open.MessageId, open.Ip, open.Url, open.Diagnostics, open.Location, open.ParsedUserAgent }, Is.All.Null);
            Assert.That(open.Message.Recipient, Is.Null);
            Assert.That(open.Message.Tags, Is.Empty);
            Assert.That(open.Message.Metadata, Is.Empty);
            Assert.That(open.Message.Opens, Is.Empty);
            Assert.That(open.Message.StateKind, Is.EqualTo(MandrillMessageStateKind.Unknown));
        }
    }

    [Test]
    public void ListWithOddElements_HasTheOthers()
    {
        var message = Received.Event<MandrillMessageEvent>(
            """{"event":"open","msg":{"tags":["a",null,["b"],7,"",true,"c"],"opens":[null,"x",{"ts":1},[],{},{"ts":2}]}}""").Message;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(message.Tags, Is.EqualTo(["a", "7", "c"]));
            Assert.That(message.Opens.Select(static open => open.Timestamp?.ToUnixTimeSeconds()), Is.EqualTo([1, 2]));
        }
    }

    [TestCase("""{"latitude":"INVALID IP ADDRESS","longitude":1e400,"postal_code":"-","country_long":"Germany"}""")]
    [TestCase("""{"latitude":90.1,"longitude":-181,"postal_code":null,"country":"","country_long":"Germany"}""")]
    public void LocationThatIsNotKnown_IsNull(string json) => Assert.That(
        Received.Event<MandrillMessageEvent>($$"""{"event":"open","location":{{json}}}""").Location,
        Is.EqualTo(new MandrillLocation { Country = "Germany" }));

    [TestCase("sent", MandrillMessageStateKind.Sent)]
    [TestCase("rejected", MandrillMessageStateKind.Rejected)]
    [TestCase("spam", MandrillMessageStateKind.Spam)]
    [TestCase("unsub", MandrillMessageStateKind.Unsub)]
    [TestCase("bounced", MandrillMessageStateKind.Bounced)]
    [TestCase("soft-bounced", MandrillMessageStateKind.SoftBounced)]
    [TestCase("deferred", MandrillMessageStateKind.Deferred)]
    [TestCase("scheduled", MandrillMessageStateKind.Unknown)]
    [TestCase(null, MandrillMessageStateKind.Unknown)]
    public void State_IsKnown(string? state, MandrillMessageStateKind kind) => Assert.That(
        Received.Event<MandrillMessageEvent>($$"""{"event":"send","msg":{"state":"{{state}}"} }""").Message.StateKind, Is.EqualTo(kind));

    [Test]
    public void EventWithoutMembers_HasDefaults()
    {
        var made = Received.Event<MandrillMessageEvent>("""{"event":"open","msg":{"_id":"abc","diag":"451"}}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(made.MessageId, Is.EqualTo("abc"));
            Assert.That(made.Diagnostics, Is.EqualTo("451"));
            Assert.That(made.IdempotencyKey, Does.StartWith("message-"));
            Assert.That(made.IsExample, Is.False);
            Assert.That(made.Message.Metadata, Is.Empty);
            Assert.That(made.Message.Resends, Is.Empty);
        }
    }
}
