using System.Text;
using Djrill.Net.Events;
using Djrill.Net.Testing;
using MimeKit;
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
            Assert.That(MandrillSamples.HardBounce().Message.BounceCategory, Is.EqualTo(MandrillBounceCategory.BadMailbox));
            Assert.That(MandrillSamples.SoftBounce().Message.BounceCategory, Is.EqualTo(MandrillBounceCategory.MailboxFull));
            Assert.That(MandrillSamples.HardBounce(static options => options.Diagnostics = "smtp;550 x").Diagnostics, Is.EqualTo("smtp;550 x"));
            Assert.That(MandrillSamples.All().OfType<MandrillMessageEvent>().Select(static sample => sample.Message.StateKind), Has.None.EqualTo(MandrillMessageState.Unknown));
        }
    }

    [Test]
    public void Email_IsReadAsItWasSet()
    {
        var email = MandrillSamples.Inbound(static email =>
        {
            (email.From, email.FromName, email.Subject, email.Text, email.Html) = ("z@example.com", "Zo\u00eb", "M\u00e4rz", "Hi\nthere", "<p>Hi</p>");
            (email.Timestamp, email.Headers["in-reply-to"]) = (Time, "<1@example.org>");
            email.To.Add("support@example.org");
            email.Cc.Add("boss@example.com");
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((email.FromEmail, email.FromName, email.Subject), Is.EqualTo(("z@example.com", "Zo\u00eb", "M\u00e4rz")));
            Assert.That((email.Text, email.Html, email.Timestamp), Is.EqualTo(("Hi\nthere\n", "<p>Hi</p>\n", (DateTimeOffset?)Time)));
            Assert.That((email.Recipient, email.To.Single().Email, email.Cc.Single().Email), Is.EqualTo(("support@example.org", "support@example.org", "boss@example.com")));
            Assert.That((email.InReplyTo, email.MessageId), Is.EqualTo(("1@example.org", (string?)Source(email).MessageId)));
        }
    }

    [Test]
    public void Attachments_AreReadAsTheyWereAttached()
    {
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(static i => (byte)i)];
        var email = MandrillSamples.Inbound(email => email
            .Attach("M\u00e4rz/1.pdf", "application/pdf", bytes).Attach("a.txt", "text/plain", "caf\u00e9").Attach("b.txt", "text/plain", bytes)
            .Attach("logo.png", "image/png", bytes));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(email.Attachments.Select(static file => file.Name), Is.EqualTo(["M\u00e4rz/1.pdf", "a.txt", "b.txt"]));
            Assert.That(email.Attachments.Select(static file => file.Content.ToArray()), Is.EqualTo([bytes, Encoding.UTF8.GetBytes("caf\u00e9"), bytes]));
            Assert.That((email.Images.Single().Name, email.Images.Single().MediaType), Is.EqualTo(("logo.png", "image/png")));
            Assert.That(email.Images.Single().Content.ToArray(), Is.EqualTo(bytes));
            Assert.That(email.ToJson(), Does.Contain(@"""content"":""caf\u00e9"",""base64"":false"));
        }
    }

    [Test]
    public void Source_IsTheEmail()
    {
        var subject = string.Join(' ', Enumerable.Repeat("\u65e5\u672c\ud83d\ude00", 20));
        var email = MandrillSamples.Inbound(email =>
        {
            (email.Subject, email.Text, email.Html, email.FromName) = (subject, "caf\u00e9", "<p>caf\u00e9</p>", "Jane \"J\" Doe");
            email.Attach("M\u00e4rz.pdf", "application/pdf", "%PDF"u8).Attach("logo.png", "image/png", "png"u8);
        });
        var source = Source(email);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((source.Subject, source.TextBody, source.HtmlBody), Is.EqualTo((subject, "caf\u00e9\n", "<p>caf\u00e9</p>\n")));
            Assert.That(source.From.Mailboxes.Single().Name, Is.EqualTo("Jane \"J\" Doe"));
            Assert.That(source.Attachments.Select(static part => part.ContentDisposition?.FileName), Is.EqualTo(["M\u00e4rz.pdf", "logo.png"]));
        }
    }

    [Test]
    public void NameAttachedTwice_IsRefused() => Assert.That(
        static () => MandrillSamples.Inbound(static email => email.Attach("a", "text/plain", "1").Attach("a", "text/plain", "2")),
        Throws.ArgumentException.With.Message.Contains("attached already"));

    private static MimeMessage Source(MandrillInboundEvent email)
    {
        using var stream = email.OpenRawMessage();
        return MimeMessage.Load(stream);
    }

    private static IEnumerable<string> Names(JToken? token) => token is JObject json ? json.Properties().Select(static property => property.Name) : [];
}
