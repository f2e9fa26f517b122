using Djrill.Net.Http;

namespace Djrill.Net.Tests.Contract;

/// <summary>Faults in the field with the events.</summary>
internal sealed class EventsAnswersTests(AppKind kind) : AnswersFixture(kind)
{
    [Test]
    public async Task EventsMissing_Is400()
    {
        (string, string)[] fields = [("mandrill_event", "[]"), ("Mandrill_Events", "[]"), ("mandrill_events[]", "[]")];

        await AssertRefusal(
            MandrillPost.Signed(MandrillPost.Body(fields), MandrillPost.Sign(TestApp.Key, TestApp.Url, fields)),
            Answers.MissingEvents, 400, "The form field 'mandrill_events' is missing.");
    }

    [TestCase(2)]
    [TestCase(3)]
    public async Task EventsRepeated_Is400(int times)
    {
        var fields = Enumerable.Repeat(("mandrill_events", Send), times).ToArray();

        await AssertRefusal(
            MandrillPost.Signed(MandrillPost.Body(fields), MandrillPost.Sign(TestApp.Key, TestApp.Url, fields)),
            Answers.RepeatedEvents, 400, "The form field 'mandrill_events' is repeated.");
    }

    [TestCase("")]
    [TestCase("[")]
    [TestCase("""[{"event":"send"},]""", TestName = "TrailingComma_Is400")]
    [TestCase("[{'event':'send'}]", TestName = "SingleQuotes_Is400")]
    [TestCase("[{event:1}]", TestName = "UnquotedName_Is400")]
    [TestCase("[{}] //", TestName = "Comment_Is400")]
    [TestCase("[NaN]", TestName = "NotANumber_Is400")]
    [TestCase("[01]", TestName = "LeadingZero_Is400")]
    [TestCase("[{}][]", TestName = "TwoDocuments_Is400")]
    [TestCase("\ufeff[{}]", TestName = "ByteOrderMark_Is400")]
    [TestCase("[{\"a\":\"\u0001\"}]", TestName = "ControlCharacter_Is400")]
    [TestCase("{", TestName = "CutObject_Is400")]
    public async Task EventsNotJson_Is400(string events) => await AssertRefusal(
        MandrillPost.Of(events), Answers.EventsNotJson, 400, "The form field 'mandrill_events' is not valid JSON.");

    [TestCase("{}")]
    [TestCase("{\"event\":[1,{}]}")]
    [TestCase("null")]
    [TestCase("\"[]\"")]
    [TestCase("1")]
    public async Task EventsNoArray_Is400(string events) => await AssertRefusal(
        MandrillPost.Of(events), Answers.EventsNotArray, 400, "The form field 'mandrill_events' is not a JSON array.");

    [Test]
    public async Task LateFaultInBatch_PublishesNothing()
    {
        using var recording = Subscription.Record(out var events);

        await AssertRefusal(MandrillPost.Of("""[{"event":"send"},{"event":"open"},oops]"""), Answers.EventsNotJson, 400, "The form field 'mandrill_events' is not valid JSON.");

        Assert.That(events, Is.Empty);
    }

    [Test]
    public async Task NestingBeyondBound_Is400([Values(63, 10_000)] int depth) => await AssertRefusal(
        MandrillPost.Of("""[{"a":""" + new string('[', depth) + new string(']', depth) + "}]"),
        Answers.EventsTooDeep, 400, "The form field 'mandrill_events' nests more than 64 levels deep.");

    [Test]
    public async Task NestingBeyondBoundThatIsNoJson_Is400() => await AssertRefusal(
        MandrillPost.Of("""[{"a":""" + new string('[', 100)), Answers.EventsNotJson, 400, "The form field 'mandrill_events' is not valid JSON.");
}
