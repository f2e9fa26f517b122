using System.Globalization;
using System.Numerics;
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

    [TestCase("0.1", "0.1")]
    [TestCase("35.4675598145", "35.4675598145")]
    [TestCase("-97.5164337158", "-97.5164337158")]
    [TestCase("1.10", "1.10")]
    [TestCase("0.1234567890123456789012345678", "0.1234567890123456789012345678")]
    [TestCase("-2.6", "-2.6")]
    [TestCase("1.0e+25", "10000000000000000000000000.0")]
    [TestCase("5E-3", "0.005")]
    [TestCase("7", "7")]
    [TestCase("9223372036854775807", "9223372036854775807")]
    [TestCase("-9223372036854775809", "-9223372036854775809")]
    [TestCase("123456789012345678901234567890123456789", "123456789012345678901234567890123456789")]
    public async Task Number_KeepsItsDigits(string sent, string expected)
    {
        var value = await ReadAsync(sent);

        Assert.That(value.ToString(Formatting.None), Is.EqualTo(expected));
    }

    [TestCase("1e-30", 1e-30)]
    [TestCase("1e300", 1e300)]
    [TestCase("0e30", 0d)]
    [TestCase("0.008e30", 0.008e30)]
    [TestCase("-1.5e-300", -1.5e-300)]
    public async Task NumberBeyondDecimal_IsADouble(string sent, double expected)
    {
        var value = (JValue)await ReadAsync(sent);

        Assert.That(value.Value, Is.EqualTo(expected));
    }

    [Test]
    public async Task IntegerBeyond64Bits_IsABigInteger()
    {
        var value = (JValue)await ReadAsync("18446744073709551616");

        Assert.That(value.Value, Is.EqualTo(BigInteger.Pow(2, 64)));
    }

    [Test]
    public async Task IntegerThatNewtonsoftRefuses_IsAnInfiniteDouble()
    {
        var value = (JValue)await ReadAsync(new string('9', 500));

        Assert.That(value.Value, Is.EqualTo(double.PositiveInfinity));
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
