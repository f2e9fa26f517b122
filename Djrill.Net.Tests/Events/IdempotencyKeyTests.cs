using System.Globalization;
using Djrill.Net.Events;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events;

/// <summary>
/// The keys were made by Python: <c>kind + '-' + sha256(parts).hexdigest()</c>, where a part is <c>b'-'</c> for none, else
/// <c>b'%d:%s' % (len(utf8), utf8)</c>, the kind the first, and <c>b'=' + json</c> behind them where the whole is digested.
/// They are in the databases of users, so a change of one is a mistake.
/// </summary>
internal sealed class IdempotencyKeyTests
{
    private const string Click = """
        {"event":"click","ts":1700000060,"_id":"0123456789abcdef0123456789abcdef","url":"https://shop.example.org/order/7","ip":"192.0.2.7",
        "user_agent":"Mozilla/5.0","msg":{"_id":"0123456789abcdef0123456789abcdef","email":"jane@example.com","state":"sent","clicks":[]}}
        """;

    private const string Inbound = """
        {"event":"inbound","ts":1700000120,"msg":{"raw_msg":"From: Jane <jane@example.com>\n\nH\u00e9 \ud83d\ude00\n","email":"help@in.example.org","subject":"a"}}
        """;

    private const string Bounce = """
        {"event":"hard_bounce","ts":1700000000,"msg":{"_id":"0123456789abcdef0123456789abcdef","email":"zo\u00eb@example.com","diag":"smtp;550 5.1.1 No such user"}}
        """;

    private const string Deferral = """
        {"event":"deferral","ts":1700000000,"_id":"0123456789abcdef0123456789abcdef","msg":{"email":"jane@example.com","diag":"451 later"}}
        """;

    private const string Sync = """{"type":"blacklist","action":"add","ts":1700000180,"reject":{"email":"jane@example.com","expired":false}}""";

    private const string Unknown = """{"event":"sms_sent","ts":1700000000,"msg":{"text":"\u00e9","price":12.50,"list":[null,true,[],{}]}}""";

    [TestCase(Click, "message-fc7874aa455a20073077b54248c09596a7d10d8e155061407dbeccf2d238de29")]
    [TestCase(Bounce, "message-20fe76da3e95ce39fa268aef91489f03fd58279fe72d7bbf9317ced434236348")]
    [TestCase(Deferral, "message-18eb9dd80a708f3e33be926064ec36700debc534961c9283ae15c4acaf60f866")]
    [TestCase(Inbound, "inbound-0fd64cfd1a9e9630e92c0153eee07a96f8c048febfa120fff00dd4578ad6ffdd")]
    [TestCase(Sync, "sync-d69929b747fa52a6f2f81cdd4ee07f4cce9d52657cc4554d9a5fd9014dab9119")]
    [TestCase(Unknown, "unknown-0a7266a9d336d4e3c13353fdea53898c1ab61fd31f6127864fc8c4618be21f5e")]
    [TestCase("""{"event":"send","ts":1700000000}""", "message-9c608ba6b8a25d9aac12de816c29d7875f10dad3b5959b4b02256c3528110c94", TestName = "EventWithoutId_IsDigestedAsAWhole")]
    public void Key_IsTheOneInTheDatabase(string json, string expected) => Assert.That(KeyOf(json), Is.EqualTo(expected));

    [TestCase(Click, "state", "\"spam\"")]
    [TestCase(Click, "clicks", """[{"ts":1700000060},{"ts":1700000070}]""")]
    [TestCase(Click, "diag", "\"250 OK\"")]
    [TestCase(Bounce, "_version", "\"b\"")]
    [TestCase(Deferral, "diag", "\"550 bounced in the meantime\"")]
    [TestCase(Inbound, "spam_report", """{"score":1}""")]
    [TestCase(Sync, "expired", "true")]
    public void NewerSnapshot_HasTheSameKey(string json, string member, string value) =>
        Assert.That(KeyOf(json, Part(json), member, value), Is.EqualTo(KeyOf(json)));

    [TestCase("ts", "\"1700000060\"")]
    [TestCase("ts", "1700000060.0")]
    [TestCase("_id", "null")]
    public void SameValueInAnotherForm_HasTheSameKey(string member, string value) =>
        Assert.That(KeyOf(Click, "", member, value), Is.EqualTo(KeyOf(Click)));

    [TestCase(Click, "", "event", "\"open\"")]
    [TestCase(Click, "", "_id", "\"other\"")]
    [TestCase(Click, "", "ts", "1700000061", TestName = "ASecondLater_HasAnotherKey")]
    [TestCase(Click, "", "ts", "1700000060.5")]
    [TestCase(Click, "", "ts", "null")]
    [TestCase(Click, "", "url", "\"https://shop.example.org/order/8\"", TestName = "AnotherLink_HasAnotherKey")]
    [TestCase(Click, "", "ip", "\"192.0.2.8\"")]
    [TestCase(Click, "", "user_agent", "null")]
    [TestCase(Click, "msg", "email", "\"john@example.com\"", TestName = "AnotherRecipient_HasAnotherKey")]
    [TestCase(Bounce, "msg", "diag", "\"smtp;550 other\"")]
    [TestCase(Bounce, "", "event", "\"soft_bounce\"")]
    [TestCase(Deferral, "", "diag", "\"451 later\"")]
    [TestCase(Inbound, "msg", "email", "\"sales@in.example.org\"", TestName = "EmailToAnotherInbox_HasAnotherKey")]
    [TestCase(Inbound, "msg", "raw_msg", "\"x\"")]
    [TestCase(Inbound, "", "ts", "1700000121")]
    [TestCase(Sync, "", "type", "\"whitelist\"")]
    [TestCase(Sync, "", "action", "\"change\"")]
    [TestCase(Sync, "", "ts", "1700000181")]
    [TestCase(Sync, "reject", "email", "\"john@example.com\"")]
    [TestCase(Sync, "reject", "subaccount", "\"cust-1\"")]
    [TestCase(Unknown, "msg", "list", "[null,true,{},[]]")]
    public void OtherEvent_HasAnotherKey(string json, string part, string member, string value) =>
        Assert.That(KeyOf(json, part, member, value), Is.Not.EqualTo(KeyOf(json)));

    [Test]
    public void PartsThatRunTogether_AreToldApart()
    {
        string[] events =
        [
            """{"event":"click","_id":"a","ts":0,"ip":"b"}""",
            """{"event":"click","_id":"a","ts":0,"user_agent":"b"}""",
            """{"event":"click","_id":"a-","ts":0,"ip":"b"}""",
            """{"event":"click","_id":"a1:b","ts":0}""",
            """{"event":"open","_id":"a","ts":0,"ip":"b"}""",
            """{"event":"click","ip":"b"}""",
            """{"event":"click","user_agent":"b"}""",
        ];

        Assert.That(events.Select(KeyOf), Is.Unique);
    }

    [Test]
    public void Key_IsShortAndFitForAFileName() => Assert.That(
        new[] { Click, Inbound, Sync, Unknown }.Select(static json => KeyOf(json)),
        Is.All.Matches("^[a-z]+-[0-9a-f]{64}$").And.All.Length.AtMost(MandrillEvent.IdempotencyKeyMaxLength));

    [TestCase("tr-TR")]
    [TestCase("ar-SA")]
    [TestCase("fa-IR")]
    public void Culture_ChangesNoKey(string culture)
    {
        var before = CultureInfo.CurrentCulture;
        CultureInfo.CurrentCulture = CultureInfo.GetCultureInfo(culture);
        try
        {
            Assert.That(KeyOf(Click), Is.EqualTo("message-fc7874aa455a20073077b54248c09596a7d10d8e155061407dbeccf2d238de29"));
            Assert.That(KeyOf(Unknown), Is.EqualTo("unknown-0a7266a9d336d4e3c13353fdea53898c1ab61fd31f6127864fc8c4618be21f5e"));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Test]
    public void LongSource_IsDigestedWhole()
    {
        // Python: one of them is 'inbound-' + sha256(b'7:inbound' + b'4194304:' + b'\xf0\x9f\x98\x80' * 1048576 + b'3:a@b' + b'1:0').hexdigest()
        var email = $$"""{"event":"inbound","ts":0,"msg":{"raw_msg":"{{string.Concat(Enumerable.Repeat("\ud83d\ude00", 1 << 20))}}","email":"a@b"} }""";

        Assert.That(KeyOf(email), Is.EqualTo("inbound-e617b96879fe804e62cd54225b472cf0afb006dd8a5c236bf6787a62d3dcbfba"));
    }

    private static string KeyOf(string json) => Received.Args(json).Event.IdempotencyKey;

    private static string KeyOf(string json, string part, string member, string value)
    {
        var data = JObject.Parse(json);
        ((JObject)data.SelectToken(part)!)[member] = JToken.Parse(value);
        return KeyOf(data.ToString());
    }

    private static string Part(string json) => JObject.Parse(json).ContainsKey("reject") ? "reject" : "msg";
}
