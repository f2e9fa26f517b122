using Djrill.Net.Events;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events;

/// <summary>Which typed event an event becomes.</summary>
internal sealed class EventReaderTests
{
    private static IEnumerable<string> KnownTypes => typeof(MandrillEventTypes).GetFields().Select(static constant => (string)constant.GetValue(null)!);

    [TestCaseSource(nameof(KnownTypes))]
    public void KnownType_IsKnown(string eventType)
    {
        var read = MandrillEvent.Parse($$"""{"event":"{{eventType}}"}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(read, Is.Not.TypeOf<MandrillUnknownEvent>());
            Assert.That((read as MandrillMessageEvent)?.Kind, Is.Not.EqualTo(MandrillMessageEventKind.Unknown));
            Assert.That((read as MandrillSyncEvent)?.ListKind, Is.Not.EqualTo(MandrillSyncListKind.Unknown));
            Assert.That((read as MandrillSyncEvent)?.ActionKind, Is.Not.EqualTo(MandrillSyncActionKind.Unknown));
            Assert.That(read.EventType, Is.EqualTo(eventType));
        }
    }

    [TestCase("sms_sent")]
    [TestCase("hard-bounce", TestName = "TypeAsMandrillsProseHasIt_IsUnknown")]
    [TestCase("Open")]
    [TestCase("greylist_add")]
    [TestCase("_add")]
    [TestCase("")]
    [TestCase(null)]
    public void AnyOtherType_IsUnknown(string? eventType)
    {
        var data = JObject.Parse("""{"ts":1700000000}""");
        data["event"] = eventType;
        var read = MandrillEvent.Parse(data.ToString());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(read, Is.TypeOf<MandrillUnknownEvent>());
            Assert.That(read.EventType, Is.EqualTo(eventType is "" ? null : eventType));
            Assert.That(read.Timestamp, Is.EqualTo(DateTimeOffset.FromUnixTimeSeconds(1700000000)));
            Assert.That(read.Data.ToString(), Is.EqualTo(data.ToString()));
        }
    }

    [Test]
    public void ListChangeOfAnotherEvent_IsThatEvent() => Assert.That(
        Received.Args("""{"event":"sms_sent","type":"blacklist","action":"add"}""").Event, Is.TypeOf<MandrillUnknownEvent>());

    [TestCase("blacklist_add", "\"whitelist\"", false, TestName = "ListThatTheTypeContradicts_IsUnknown")]
    [TestCase("blacklist_add", "7", false)]
    [TestCase("blacklist_add", "1e400", true, TestName = "InfiniteNumberAsList_SaysNothing")]
    [TestCase("blacklist_add", "\"\"", true)]
    [TestCase("blacklist_add", "[]", true)]
    [TestCase("blacklist", "\"blacklist\"", false, TestName = "ListAlone_IsNoType")]
    public void ListChange_IsOneIfMemberAndTypeAgree(string eventType, string list, bool isChange) => Assert.That(
        MandrillEvent.Parse($$"""{"event":"{{eventType}}","type":{{list}}}"""), isChange ? Is.TypeOf<MandrillSyncEvent>() : Is.TypeOf<MandrillUnknownEvent>());

    [Test]
    public void ArgsOfAnEvent_GiveItsTypeAndData()
    {
        var mandrillEvent = MandrillEvent.Parse("""{"event":"inbound","msg":{"email":"help@in.example.org"}}""");
        var args = new MandrillWebhookEventArgs(mandrillEvent);

        Assert.That((args.Event, args.EventType, args.Data), Is.EqualTo((mandrillEvent, "inbound", mandrillEvent.Data)));
        Assert.That(static () => new MandrillWebhookEventArgs(null!), Throws.ArgumentNullException);
    }
}
