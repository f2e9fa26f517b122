using System.Text;
using Djrill.Net.Protocol;

namespace Djrill.Net.Tests.Protocol;

internal sealed class EventSplitterTests
{
    private const int MaxElements = 10_000;
    private const int MaxDepth = 64;

    [TestCase("[]", "")]
    [TestCase(" [ \n\t] \r", "")]
    [TestCase("""[{"event":"send"}]""", """0 send {"event":"send"}""")]
    [TestCase("""[ {"event":"a"} , {} ]""", """0 a {"event":"a"}|1  {}""")]
    [TestCase("""[1,{"event":"a"},"b",[],null,{"event":"b"}]""", """1 a {"event":"a"}|5 b {"event":"b"}|skipped 0|skipped 2|skipped 3|skipped 4""")]
    public void Array_IsSplitIntoItsElements(string json, string expected)
    {
        var error = Split(json, out var batch);

        Assert.That(error, Is.Null);
        Assert.That(Show(batch), Is.EqualTo(expected));
    }

    [TestCase("", BodyError.EventsNotJson)]
    [TestCase("[", BodyError.EventsNotJson)]
    [TestCase("[1", BodyError.EventsNotJson)]
    [TestCase("[1 2]", BodyError.EventsNotJson)]
    [TestCase("[1,]", BodyError.EventsNotJson)]
    [TestCase("[,1]", BodyError.EventsNotJson)]
    [TestCase("[1}", BodyError.EventsNotJson)]
    [TestCase("[nul]", BodyError.EventsNotJson)]
    [TestCase("[{]", BodyError.EventsNotJson)]
    [TestCase("[{},{]", BodyError.EventsNotJson)]
    [TestCase("[]]", BodyError.EventsNotJson)]
    [TestCase("[] 1", BodyError.EventsNotJson)]
    [TestCase("nul", BodyError.EventsNotJson)]
    [TestCase("{} 1", BodyError.EventsNotJson)]
    [TestCase("1", BodyError.EventsNotArray)]
    [TestCase(" null ", BodyError.EventsNotArray)]
    [TestCase("\"[]\"", BodyError.EventsNotArray)]
    [TestCase("{}", BodyError.EventsNotArray)]
    public void ValueThatIsNotAnArray_IsRefused(string json, object expected) => Assert.That(Split(json, out _), Is.EqualTo(expected));

    [TestCase("[", "]", null, TestName = "NestingOfTheArray_IsLimited")]
    [TestCase("""[{"a":""", "}]", null, TestName = "NestingOfAnEvent_IsLimited")]
    [TestCase("""{"a":[""", "]}", BodyError.EventsNotArray, TestName = "NestingOfAnObject_IsLimited")]
    public void Nesting_IsLimited(string start, string end, object? accepted)
    {
        var depth = start.Count(static letter => letter is '[' or '{');

        Assert.That(Split(Nested(MaxDepth - depth), out _), Is.EqualTo(accepted));
        Assert.That(Split(Nested(MaxDepth - depth + 1), out _), Is.EqualTo(BodyError.EventsTooDeep));

        string Nested(int levels) => start + new string('[', levels) + new string(']', levels) + end;
    }

    [Test]
    public void LargestBatch_IsSplit([Values("1", "{}")] string element)
    {
        var error = Split($"[{string.Join(',', Enumerable.Repeat(element, MaxElements))}]", out var batch);

        Assert.That(error, Is.Null);
        Assert.That(batch.Events.Count + batch.Skipped.Count, Is.EqualTo(MaxElements));
    }

    [TestCase("1]", BodyError.TooManyEvents)]
    [TestCase("\"\"]", BodyError.TooManyEvents)]
    [TestCase("{}]", BodyError.TooManyEvents)]
    [TestCase("{not read", BodyError.TooManyEvents)]
    [TestCase("[not read", BodyError.TooManyEvents)]
    [TestCase("x]", BodyError.EventsNotJson)]
    [TestCase("]", BodyError.EventsNotJson)]
    [TestCase("", BodyError.EventsNotJson)]
    public void ElementAfterTheLargestBatch_IsNotRead(string element, object expected) =>
        Assert.That(Split($"[{string.Concat(Enumerable.Repeat("1,", MaxElements))}{element}", out _), Is.EqualTo(expected));

    [TestCase(true, 26, true, TestName = "EventOfHalfTheValue_IsKept")]
    [TestCase(true, 27, false, TestName = "EventOfLessThanHalfTheValue_IsCopied")]
    [TestCase(false, 26, false, TestName = "EventOfAReusedBody_IsCopied")]
    public void Event_IsKeptOrCopied(bool isKept, int length, bool expected)
    {
        const string Event = """{"event":"a"}"""; // 13 bytes.

        EventSplitter.Split(Encoding.UTF8.GetBytes($"[{Event}]".PadRight(length)), out var batch, isKept);

        Assert.That(batch.Events[0].IsKept, Is.EqualTo(expected));
    }

    private static BodyError? Split(string json, out EventBatch batch) => EventSplitter.Split(Encoding.UTF8.GetBytes(json), out batch);

    private static string Show(EventBatch batch) => string.Join('|', batch.Events
        .Select(static item => $"{item.Index} {item.EventType} {Encoding.UTF8.GetString(item.Json.Span)}")
        .Concat(batch.Skipped.Select(static index => $"skipped {index}")));
}
