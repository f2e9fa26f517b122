using System.Globalization;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Contract;

/// <summary>What Mandrill sent is what a subscriber reads.</summary>
internal sealed class DataTests
{
    private TestApp _app;

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await TestApp.StartAsync(AppKind.AddDjrill, TestApp.Unsigned);

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [TestCase("2015-04-01T10:00:00Z")]
    [TestCase("2015-04-01 10:00:00")]
    [TestCase("/Date(1427882400000)/")]
    [TestCase("1e5")]
    public async Task TextThatLooksLikeSomethingElse_StaysText(string text)
    {
        var value = await ReadAsync($"\"{text}\"");

        Assert.That((value.Type, (string)value!), Is.EqualTo((JTokenType.String, text)));
    }

    [Test]
    [SetCulture("tr-TR")]
    public async Task EscapesAndUnicode_AreKept()
    {
        var value = await ReadAsync(@"""a\/b \u00e9 \ud83d\ude00 İıi \u0000 \""q\""""");

        Assert.That((string)value!, Is.EqualTo("a/b \u00e9 \U0001f600 İıi \0 \"q\""));
    }

    [Test]
    public async Task HalfAnEmoji_BecomesTheReplacementCharacterThatNewtonsoftMakesOfIt()
    {
        using var recording = Subscription.Record(out var events);

        using var response = await _app.Client.SendAsync(MandrillPost.Unsigned("""[{"event":"\ud83d","msg":{"subject":"\ude00 cut"}}]"""));

        var e = events.Single();
        Assert.That((e.EventType, (string)e.Data["event"]!, (string)e.Data["msg"]!["subject"]!), Is.EqualTo(("\ufffd", "\ufffd", "\ufffd cut")));
    }

    [Test]
    public async Task UnknownMembersAndOrder_StayAsSent()
    {
        const string Sent = """{"zz":[],"event":"send","_id":null,"a":{"b":[1,{"c":true}],"":""},"msg":[]}""";
        using var recording = Subscription.Record(out var events);

        using var response = await _app.Client.SendAsync(MandrillPost.Unsigned($"[ {Sent} ]"));

        Assert.That(events.Single().Data.ToString(Formatting.None), Is.EqualTo(Sent));
    }

    [Test]
    public async Task RepeatedName_LetsTheLastStand()
    {
        using var recording = Subscription.Record(out var events);

        using var response = await _app.Client.SendAsync(MandrillPost.Unsigned("""[{"a":1,"a":{"b":2,"b":3}}]"""));

        Assert.That(events.Single().Data.ToString(Formatting.None), Is.EqualTo("""{"a":{"b":3}}"""));
    }

    [Test]
    public async Task DeepestNestingThatIsTaken_CanBeRead()
    {
        var depth = 62; // The array, the event's object and these make 64.
        var value = await ReadAsync(new string('[', depth) + new string(']', depth));

        Assert.That(value.ToString(Formatting.None), Is.EqualTo(new string('[', depth) + new string(']', depth)));
    }

    [Test]
    public async Task EventThatIsKept_CanBeReadAfterItsRequest()
    {
        using var recording = Subscription.Record(out var events);
        using var first = await _app.Client.SendAsync(MandrillPost.Unsigned(MandrillPost.Batch("kept", 20)));
        using var second = await _app.Client.SendAsync(MandrillPost.Unsigned(MandrillPost.Batch("next", 20)));

        Assert.That(events.Take(20).Select(static e => (string)e.Data["id"]!), Is.EqualTo(
            Enumerable.Range(0, 20).Select(static i => string.Create(CultureInfo.InvariantCulture, $"kept{i}"))));
    }

    [Test]
    public async Task GlobalJsonSettingsOfNewtonsoft_ChangeNothing()
    {
        var before = JsonConvert.DefaultSettings;
        JsonConvert.DefaultSettings = static () => new()
        {
            DateParseHandling = DateParseHandling.DateTimeOffset,
            FloatParseHandling = FloatParseHandling.Double,
            MaxDepth = 1,
            Culture = new CultureInfo("tr-TR"),
        };
        try
        {
            var value = await ReadAsync("""["2015-04-01T10:00:00Z",1.10]""");

            Assert.That(value.ToString(Formatting.None), Is.EqualTo("""["2015-04-01T10:00:00Z",1.10]"""));
        }
        finally
        {
            JsonConvert.DefaultSettings = before;
        }
    }

    private async Task<JToken> ReadAsync(string json)
    {
        using var recording = Subscription.Record(out var events);
        using var response = await _app.Client.SendAsync(MandrillPost.Unsigned($$"""[{"value":{{json}}}]"""));
        return events.Single().Data["value"]!;
    }
}
