using System.Net;
using System.Text;

namespace Djrill.Net.Tests.Contract;

/// <summary>The limits of what a body holds: how many elements the batch, how many bytes the name of a field.</summary>
internal sealed class BodyLimitsTests(AppKind kind) : AnswersFixture(kind)
{
    private const string Event = """{"event":"send"}""";
    private const string TooManyElements = "The form field 'mandrill_events' holds more than 10000 elements.";
    private const string NameTooLong = "A form field's name is longer than 256 bytes.";

    private static readonly TestCaseData[] Elements =
    [
        new TestCaseData(Event, Event, 10_000).SetArgDisplayNames("events"),
        new TestCaseData(Event, "7", 5_000).SetArgDisplayNames("events and numbers"),
        new TestCaseData("7", "7", 0).SetArgDisplayNames("numbers"),
        new TestCaseData("null", "null", 0).SetArgDisplayNames("nulls"),
        new TestCaseData("\"\"", "\"\"", 0).SetArgDisplayNames("texts"),
        new TestCaseData("[]", "[]", 0).SetArgDisplayNames("arrays"),
    ];

    [TestCaseSource(nameof(Elements))]
    public async Task TenThousandElements_AreTakenAndWithOneMoreNoneIs(string even, string odd, int delivered)
    {
        using var recording = Subscription.Record(out var events);

        await AssertAnswer(MandrillPost.Of(Batch(even, odd, 10_001)), HttpStatusCode.BadRequest, TooManyElements);
        Assert.That(events, Is.Empty);

        await AssertAnswer(MandrillPost.Of(Batch(even, odd, 10_000)), HttpStatusCode.OK, "");
        Assert.That(events, Has.Count.EqualTo(delivered));
    }

    [Test]
    public async Task ElementsWithinAnEvent_AreNotCounted()
    {
        using var recording = Subscription.Record(out var events);

        await AssertAnswer(MandrillPost.Of($$"""[{"a":{{Batch("7", "7", 10_001)}}}]"""), HttpStatusCode.OK, "");

        Assert.That(events.Single().Data["a"]!.Count(), Is.EqualTo(10_001));
    }

    [TestCase("x", 256)]
    [TestCase("%41", 256)]
    [TestCase("%", 256)]
    [TestCase("%C3%A9", 128)]
    [TestCase("\u00ff", 256, TestName = "NameOf256BytesThatAreNoUtf8_IsTaken")]
    public async Task NameOf256Bytes_IsTaken(string part, int times)
    {
        using var recording = Subscription.Record(out var events);

        await AssertAnswer(WithName(part, times, "=1"), HttpStatusCode.OK, "");
        await AssertAnswer(WithName(part, times, ""), HttpStatusCode.OK, "");

        Assert.That(events, Has.Count.EqualTo(2));
    }

    [TestCase("x", 257)]
    [TestCase("%41", 257)]
    [TestCase("%", 257)]
    [TestCase("%C3%A9", 129)]
    [TestCase("\u00ff", 257, TestName = "NameOf257BytesThatAreNoUtf8_Is400")]
    [TestCase("x", 1_000_000)]
    public async Task LongerName_Is400AndDeliversNothing(string part, int times)
    {
        using var recording = Subscription.Record(out var events);

        await AssertAnswer(WithName(part, times, "=1"), HttpStatusCode.BadRequest, NameTooLong);
        await AssertAnswer(WithName(part, times, ""), HttpStatusCode.BadRequest, NameTooLong);

        Assert.That(events, Is.Empty);
    }

    [Test]
    public async Task BodyThatIsOneLongName_Is400() => await AssertAnswer(
        MandrillPost.OfBytes(new byte[1_000_000]), HttpStatusCode.BadRequest, NameTooLong);

    [Test]
    public async Task ValueOfThatLength_IsNoName()
    {
        using var recording = Subscription.Record(out var events);

        await AssertAnswer(MandrillPost.OfBytes(Encoding.ASCII.GetBytes($"x={new string('x', 257)}&mandrill_events={Send}")), HttpStatusCode.OK, "");

        Assert.That(events, Has.Count.EqualTo(1));
    }

    private static string Batch(string even, string odd, int count) =>
        $"[{string.Join(',', Enumerable.Range(0, count).Select(index => index % 2 == 0 ? even : odd))}]";

    private static HttpRequestMessage WithName(string part, int times, string value) => MandrillPost.OfBytes(
        Encoding.Latin1.GetBytes($"mandrill_events={Send}&{string.Concat(Enumerable.Repeat(part, times))}{value}"));
}
