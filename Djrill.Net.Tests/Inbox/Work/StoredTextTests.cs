using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Work;

internal sealed class StoredTextTests
{
    [TestCase(null, null)]
    [TestCase("", "")]
    [TestCase("plain", "plain")]
    [TestCase("a\0b", "a\uFFFDb")]
    [TestCase("a\uD83D", "a\uFFFD")]
    [TestCase("\uDE00a", "\uFFFDa")]
    [TestCase("\uD83D\uDE00", "\uD83D\uDE00")]
    public void Text_IsFitForAColumn(string? text, string? stored) => Assert.That(StoredText.Of(text), Is.EqualTo(stored));

    [Test]
    public void LongText_IsCut_AlsoWithinAPair() => Assert.That(
        StoredText.Of(new string('x', StoredText.MaxName - 1) + "\uD83D\uDE00"),
        Is.EqualTo(new string('x', StoredText.MaxName - 1) + "\uFFFD"));
}
