using Djrill.Net.Http;
using Djrill.Net.Protocol;

namespace Djrill.Net.Tests.Http;

internal sealed class ConsumedBodyTests
{
    private static readonly FormFields WithoutEvents = FormFields.FromStrings([new("rest", "of a value")]);

    [TestCase(null, true, false, 5, true, TestName = "RewindableBodyAwayFromItsStart_WasRead")]
    [TestCase(10L, false, false, 9, true, TestName = "BodyShorterThanAnnounced_WasRead")]
    [TestCase(10L, false, false, 10, false)]
    [TestCase(null, false, true, 0, true, TestName = "ChunkedBodyAtItsEnd_WasRead")]
    [TestCase(null, false, true, 1, false)]
    [TestCase(null, false, false, 0, false)]
    public void MissingField_IsExplained(long? announced, bool hasMoved, bool hasEnded, long left, bool expected)
    {
        var body = new ConsumedBody(announced, hasMoved, hasEnded);

        Assert.That(body.IsCauseOf(null, WithoutEvents, left), Is.EqualTo(expected));
        Assert.That(body.IsCauseOf(null, FormFields.FromStrings([new("mandrill_events", "[]")]), left), Is.False, "the field is there");
    }

    [TestCase(nameof(Answers.NameTooLong), true, true)]
    [TestCase(nameof(Answers.TooManyFields), true, false)]
    [TestCase(nameof(Answers.TooLarge), false, false)]
    public void Refusal_IsExplained(string refusal, bool ofMovedBody, bool ofShortBody)
    {
        var answer = (Answer)typeof(Answers).GetField(refusal)!.GetValue(null)!;

        Assert.That(new ConsumedBody(null, true, false).IsCauseOf(answer, WithoutEvents, 5), Is.EqualTo(ofMovedBody));
        Assert.That(new ConsumedBody(10, false, false).IsCauseOf(answer, WithoutEvents, 9), Is.EqualTo(ofShortBody));
        Assert.That(new ConsumedBody(10, false, true).IsCauseOf(answer, WithoutEvents, 10), Is.False);
    }
}
