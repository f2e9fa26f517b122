using System.Globalization;
using Djrill.Net.Events;
using Djrill.Net.Testing;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Testing;

internal sealed class SamplesTests
{
    private static readonly DateTimeOffset Time = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);

    private static IEnumerable<TestCaseData<Func<MandrillEvent>>> Kinds => typeof(MandrillSamples).GetMethods()
        .Where(static method => typeof(MandrillEvent).IsAssignableFrom(method.ReturnType))
        .Select(static method => new TestCaseData<Func<MandrillEvent>>(() => (MandrillEvent)method.Invoke(null, [null])!).SetArgDisplayNames(method.Name)); // Not null: none returns it.

    private static IEnumerable<TestCaseData<Func<Action<MandrillSampleOptions>, MandrillEvent>>> ConfiguredKinds => typeof(MandrillSamples).GetMethods()
        .Where(static method => method.GetParameters() is [{ ParameterType: var type }] && type == typeof(Action<MandrillSampleOptions>))
        .Select(static method => new TestCaseData<Func<Action<MandrillSampleOptions>, MandrillEvent>>(
            configure => (MandrillEvent)method.Invoke(null, [configure])!).SetArgDisplayNames(method.Name)); // Not null: none returns it.

    [Test]
    public void All_HasOneOfEachKindThatMandrillSends() => Assert.That(
        MandrillSamples.All().Select(static sample => sample.EventType),
        Is.EqualTo([
            "send", "deferral", "hard_bounce", "soft_bounce", "delivered", "open", "click", "spam", "unsub", "reject", "inbound",
            "blacklist_add", "blacklist_change", "blacklist_remove", "whitelist_add", "whitelist_remove",
        ]));

    [Test]
    public void EveryKind_HasAMethod() => Assert.That(Kinds.Count(), Is.EqualTo(MandrillSamples.All().Count));

    [TestCaseSource(nameof(Kinds))]
    public void Sample_IsAFreshEventOfNow(Func<MandrillEvent> create)
    {
        var before = DateTimeOffset.FromUnixTimeSeconds(DateTimeOffset.UtcNow.ToUnixTimeSeconds());
        var (first, second) = (create(), create());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(first.IdempotencyKey, Is.Not.EqualTo(second.IdempotencyKey));
            Assert.That(first.IsExample, Is.False);
            Assert.That(first.Timestamp, Is.InRange(before, DateTimeOffset.UtcNow));
        }
    }

    [TestCaseSource(nameof(Kinds))]
    public void Json_IsPhps(Func<MandrillEvent> create)
    {
        var json = create().ToJson();

        Assert.That(json, Does.Not.Match(@"(?<!\\)/").And.Not.Match("[^\x20-\x7e]").And.Not.Match(@"\\u[0-9a-f]*[A-F]"));
    }

    /// <summary>The members are those of the recorded event of the same type; which are optional, the protocol page says.</summary>
    [TestCaseSource(nameof(Kinds))]
    public void Members_AreThoseOfTheRecordedEvent(Func<MandrillEvent> create)
    {
        string[] optional = ["_version", "metadata", "subaccount", "html", "from_name", "tags", "entry", "reject"];
        var sample = create();
        var recorded = MandrillEvent.Parse(RecordedEvents.Read(sample.EventType!)); // Not null: the samples have types.

        Assert.That(Names(sample.Data).Except(optional), Is.SupersetOf(Names(recorded.Data).Except(optional)));
        Assert.That(Names(sample.Data["msg"]).Except(optional), Is.SupersetOf(Names(recorded.Data["msg"]).Except(optional)));
    }

    [TestCaseSource(nameof(ConfiguredKinds))]
    public void Options_AreInTheEvent(Func<Action<MandrillSampleOptions>, MandrillEvent> create)
    {
        var sample = create(static options => (options.Recipient, options.Timestamp, options.Subaccount) = ("zo\u00eb@example.com", Time, "cust-1"));

        Assert.That(sample.Timestamp, Is.EqualTo(Time));
        Assert.That((string?)(sample.Data["msg"] ?? sample.Data["reject"] ?? sample.Data["entry"])!["email"], Is.EqualTo("zo\u00eb@example.com"));
        Assert.That(sample.ToJson(), Does.Contain(@"zo\u00eb@example.com"));
    }

    [Test]
    public void MessageOptions_AreInTheMessage()
    {
        var click = MandrillSamples.Click(static options =>
        {
            (options.MessageId, options.Sender, options.Subject, options.Url) = ("m1", "a@example.com", "S", "https://example.com/?a=1&b=2");
            options.Tags.Add("t");
            options.Metadata["order"] = "7/8";
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((click.MessageId, click.Message.Id, click.Message.Sender, click.Message.Subject), Is.EqualTo(("m1", "m1", "a@example.com", "S")));
            Assert.That((click.Url, click.Message.Clicks.Single().Url), Is.EqualTo(("https://example.com/?a=1&b=2", "https://example.com/?a=1&b=2")));
            Assert.That(click.Message.Tags, Is.EqualTo(["t"]));
            Assert.That(click.Message.Metadata["order"].GetString(), Is.EqualTo("7/8"));
            Assert.That(click.ToJson(), Does.Contain(@"""metadata"":{""order"":""7\/8""}"));
            Assert.That(MandrillSamples.Click().ToJson(), Does.Contain(@"""metadata"":[]"));
        }
    }

    [Test]
    public void Bounces_AreOfTheirCategories()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(MandrillSamples.HardBounce().Message.BounceDescriptionKind, Is.EqualTo(MandrillBounceDescriptionKind.BadMailbox));
            Assert.That(MandrillSamples.SoftBounce().Message.BounceDescriptionKind, Is.EqualTo(MandrillBounceDescriptionKind.MailboxFull));
            Assert.That(MandrillSamples.HardBounce(static options => options.Diagnostics = "smtp;550 x").Diagnostics, Is.EqualTo("smtp;550 x"));
            Assert.That(MandrillSamples.All().OfType<MandrillMessageEvent>().Select(static sample => sample.Message.StateKind), Has.None.EqualTo(MandrillMessageStateKind.Unknown));
        }
    }

    [TestCase("add", 0, 7)]
    [TestCase("change", -1, 7)]
    [TestCase("remove", -7, 0)]
    public void DenylistEntry_HasTheTimesOfItsAction(string action, int created, int expires)
    {
        var entry = (action switch
        {
            "add" => MandrillSamples.DenylistAdd(Configure),
            "change" => MandrillSamples.DenylistChange(Configure),
            _ => MandrillSamples.DenylistRemove(Configure),
        }).Data["reject"]!; // Not null: a change of the denylist has an entry.

        Assert.That(((string?)entry["created_at"], (string?)entry["expires_at"]), Is.EqualTo((Text(created), Text(expires))));

        static void Configure(MandrillSampleOptions options) => options.Timestamp = Time;
        static string Text(int days) => Time.AddDays(days).ToString("yyyy-MM-dd HH:mm:ss", CultureInfo.InvariantCulture);
    }

    [TestCase("open", -60)]
    [TestCase("click", -60)]
    [TestCase("spam", -60)]
    [TestCase("unsub", -60)]
    [TestCase("delivered", 0)]
    [TestCase("deferral", 0)]
    [TestCase("hard_bounce", 0)]
    [TestCase("soft_bounce", 0)]
    public void SmtpEvent_HasTheTimeOfTheServersAnswer(string eventType, int seconds)
    {
        var sample = MandrillSamples.All().Single(sample => sample.EventType == eventType);

        Assert.That((long?)sample.Data.SelectToken("msg.smtp_events[0].ts"), Is.EqualTo((long?)sample.Data["ts"] + seconds));
    }

    private static IEnumerable<string> Names(JToken? token) => token is JObject json ? json.Properties().Select(static property => property.Name) : [];
}
