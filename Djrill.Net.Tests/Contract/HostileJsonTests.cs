using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Contract;

/// <summary>JSON that nobody means well with: its answers, and what is delivered all the same.</summary>
internal sealed class HostileJsonTests : HostileFixture
{
    private const int Million = 1_000_000;

    [TestCase(63)]
    public async Task ObjectsAsDeepAsTaken_AreDelivered(int depth) => await AssertDelivered(Of($"[{Objects(depth)}]"), Objects(depth));

    [TestCase(64)]
    [TestCase(10_000)]
    public async Task ObjectsTooDeep_AreRefused(int depth) => await AssertRefused(Of($"[{Objects(depth)}]"), TooDeep);

    [TestCase(64, NotArray)]
    [TestCase(65, TooDeep)]
    [TestCase(10_000, TooDeep)]
    public async Task ObjectsThatAreNoBatch_AreRefused(int depth, string text) => await AssertRefused(Of(Objects(depth)), text);

    [TestCase(64)]
    public async Task ArraysAsDeepAsTaken_AreSkipped(int depth) => await AssertDelivered(Of(Arrays(depth)));

    [TestCase(65)]
    [TestCase(10_000)]
    public async Task ArraysTooDeep_AreRefused(int depth) => await AssertRefused(Of(Arrays(depth)), TooDeep);

    [Test]
    public async Task ElementTooDeep_TakesThoseBeforeItAlong() => await AssertRefused(Of($$"""[{"a":1},{{Arrays(64)}}]"""), TooDeep);

    [Test]
    public async Task ObjectsThatAreNeverClosed_AreNoJson() =>
        await AssertRefused(Of("[" + Objects(10_000).TrimEnd('}')), NotJson);

    [TestCase("""{"\ud83d":"\ude00"}""", "{\"\ufffd\":\"\ufffd\"}")]
    [TestCase("""{"\ud83d":1,"\ude00":2}""", "{\"\ufffd\":2}", Description = "The names are one now, and of a repeated name the last stands.")]
    [TestCase("""{"a\ud83d\u0041":{"\udfff\ud800":"\ud83d\ud83d\ude00"}}""", "{\"a\ufffdA\":{\"\ufffd\ufffd\":\"\ufffd\U0001f600\"}}")]
    public async Task HalfAnEmoji_BecomesTheReplacementCharacter(string json, string expected) => await AssertDelivered(Of($"[{json}]"), expected);

    [TestCase("%C3(", "\ufffd(", TestName = "CutSequence_IsReplaced")]
    [TestCase("a%C3", "a\ufffd", TestName = "SequenceCutByTheQuote_IsReplaced")]
    [TestCase("\u00c3(", "\ufffd(", TestName = "CutSequenceUnencoded_IsReplaced")]
    [TestCase("%FF%FE", "\ufffd\ufffd", TestName = "BytesOfNoSequence_AreReplaced")]
    [TestCase("%C0%A2,", "\ufffd\ufffd,", TestName = "OverlongQuote_EndsNoText")]
    [TestCase("%C0%80", "\ufffd\ufffd", TestName = "OverlongNul_IsReplaced")]
    [TestCase("%E0%80%AF", "\ufffd\ufffd\ufffd", TestName = "OverlongSlash_IsReplaced")]
    [TestCase("%ED%A0%BD%ED%B8%80", "\ufffd\ufffd\ufffd\ufffd\ufffd\ufffd", TestName = "SurrogatesInUtf8_AreReplaced")]
    [TestCase("%F4%90%80%80", "\ufffd\ufffd\ufffd\ufffd", TestName = "CharacterBeyondUnicode_IsReplaced")]
    [TestCase("\\/%FF\\ud83d", "/\ufffd\ufffd", TestName = "EscapesBesideSuchBytes_AreDecoded")]
    public async Task BytesThatAreNoUtf8_AreReplacedInTexts(string encoded, string expected)
    {
        var e = (await DeliverAsync(Of($$"""[{"event":"{{encoded}}","{{encoded}}":1}]"""))).Single();

        Assert.That((e.EventType, (string?)e.Data["event"], (int?)e.Data[expected]), Is.EqualTo((expected, expected, 1)));
    }

    // Newtonsoft is fed in parts, the type is decoded in one; a part may end within a sequence.
    [Test]
    public async Task CutSequencesWithoutEnd_AreReplacedOneForOne()
    {
        var expected = new string('\ufffd', 5000);

        var e = (await DeliverAsync(Of($$"""[{"event":"{{string.Concat(Enumerable.Repeat("%E2%82", 5000))}}"}]"""))).Single();

        Assert.That((e.EventType, (string?)e.Data["event"]), Is.EqualTo((expected, expected)));
    }

    [TestCase("%C1%9B{}]")]
    [TestCase("[{}%FF]")]
    [TestCase("[%C0%A2a%C0%A2]")]
    [TestCase("[{}]%C3")]
    public async Task BytesThatAreNoUtf8OutsideTexts_AreNoJson(string json) => await AssertRefused(Of(json), NotJson);

    [TestCase("", 380)]
    [TestCase("-", 379)]
    public async Task LongestInteger_IsDelivered(string sign, int digits)
    {
        var number = sign + new string('9', digits);

        await AssertDelivered(Of($$"""[{"a":{{number}}}]"""), $$"""{"a":{{number}}}""");
    }

    [TestCase("", 381)]
    [TestCase("-", 380)]
    [TestCase("", 400)]
    [TestCase("", Million)]
    public async Task LongerInteger_IsAnInfiniteDouble(string sign, int digits)
    {
        var events = await DeliverAsync(Of($$"""[{"a":0},{"a":[{"b":{{sign}}{{new string('9', digits)}}}]},"{}",{"a":1},[{"a":2}]]"""));

        Assert.That(
            events.Select(static e => ((JValue)(e.Data.SelectToken("a[0].b") ?? e.Data["a"])!).Value),
            Is.EqualTo(new object[] { 0L, sign.Length == 0 ? double.PositiveInfinity : double.NegativeInfinity, 1L }));
    }

    [TestCase("", ".0", double.PositiveInfinity)]
    [TestCase("-", ".0", double.NegativeInfinity)]
    [TestCase("0.", "", 1d / 9)]
    [TestCase("1e", "", double.PositiveInfinity)]
    [TestCase("1e-", "", 0d)]
    public async Task FractionOfAMillionDigits_IsADouble(string before, string after, double expected)
    {
        var e = (await DeliverAsync(Of($$"""[{"a":{{before}}{{new string('1', Million)}}{{after}}}]"""))).Single();

        Assert.That(((JValue)e.Data["a"]!).Value, Is.EqualTo(expected));
    }

    [TestCase("1.", "")]
    [TestCase("1", "e-1000000")]
    public async Task MillionZeros_LeaveTheNumberADecimal(string before, string after)
    {
        var e = (await DeliverAsync(Of($$"""[{"a":{{before}}{{new string('0', Million)}}{{after}}}]"""))).Single();

        Assert.That(((JValue)e.Data["a"]!).Value, Is.TypeOf<decimal>().And.EqualTo(1m));
    }

    [Test]
    public async Task NumberInPlaceOfABatch_IsRefused() => await AssertRefused(Of(new string('1', Million)), NotArray);

    [Test]
    public async Task FiveMegabytesOfEscapes_AreDecoded()
    {
        var slashes = string.Concat(Enumerable.Repeat(@"\/", 5 * Million / 2));

        var e = (await DeliverAsync(Of($$"""[{"event":"{{slashes}}","{{slashes}}":1}]"""))).Single();

        var expected = slashes.Replace(@"\", "", StringComparison.Ordinal);
        Assert.That((e.EventType == expected, (string?)e.Data["event"] == expected, (int?)e.Data[expected]), Is.EqualTo((true, true, 1)));
    }

    [TestCase(9_999)]
    [TestCase(10_000)]
    public async Task ThousandsOfEvents_AreDelivered(int count) => Assert.That(
        (await DeliverAsync(Of(MandrillPost.Batch("a", count)))).Select(static e => (string?)e.Data["id"]),
        Is.EqualTo(Enumerable.Range(0, count).Select(static i => $"a{i}")));

    private static string Of(string json) => "mandrill_events=" + json;

    private static string Objects(int depth) => string.Concat(Enumerable.Repeat("{\"a\":", depth)) + "1" + new string('}', depth);

    private static string Arrays(int depth) => new string('[', depth) + new string(']', depth);
}
