namespace Djrill.Net.Tests.Package;

/// <summary>Checks the checker of sentences.</summary>
internal sealed class SentencesTests
{
    private const int MaxWords = 28;

    private static readonly string[] PlainSentences =
    [
        "A subscriber keeps its number. With another number the store would treat the other subscriber's events as handled.",
        "While this key is absent, instances skip all lookups.",
        "State shared by handlers must be thread-safe.",
        "200 means that every handler succeeded, or that the event was dead-lettered.",
        "Cancellation was requested and honoured; this is not a failed attempt.",
        "Empty when the field is absent or not a list. Elements that are not strings are skipped.",
        "Gets a key that identifies this event across retries.",
        "The logger.",
        "Who reads the log? What does a 403 mean?",
        "There is no client, and the text `is told of` is code.",
    ];

    [TestCaseSource(typeof(BannedPhrases), nameof(BannedPhrases.All))]
    public void BannedPhrase_IsFound(BannedPhrases.BannedPhrase banned) =>
        Assert.That(Sentences.FindFaults($"A good sentence. {banned.Example}", MaxWords), Has.Some.Contains(banned.Advice).And.All.EndsWith(banned.Example));

    [TestCaseSource(nameof(PlainSentences))]
    public void PlainSentence_IsAccepted(string text) => Assert.That(Sentences.FindFaults(text, MaxWords), Is.Empty);

    [Test]
    public void SentenceOverTheLimit_IsFoundAcrossLines() => Assert.That(
        Sentences.FindFaults("One two `three three`\n  four – five. A b.", 4),
        Is.EqualTo(["5 words, more than 4: One two `three␣three` four – five."]));

    [TestCase("One. Two! Three? 4 is a digit.", 4)]
    [TestCase("One (in brackets.) \"Two.\" `Three` is code. **Four** is bold.", 4)]
    [TestCase("One, e.g. this, and Djrill.Net 1.0 are one sentence.", 1)]
    [TestCase("The span `One. Two.` is code.", 1)]
    [TestCase(" ", 0)]
    public void Text_IsSplitIntoItsSentences(string text, int count) => Assert.That(Sentences.Split(text), Has.Count.EqualTo(count));
}
