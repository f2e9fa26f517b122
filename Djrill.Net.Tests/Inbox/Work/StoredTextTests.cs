using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Work;

internal sealed class StoredTextTests
{
    [TestCase(null, null)]
    [TestCase("", "")]
    [TestCase("plain", "plain")]
    [TestCase("a\0b", "a\uFFFDb")]
    [TestCase("\uD83D\uDE00", "\uD83D\uDE00")]
    public void Text_IsFitForAColumn(string? text, string? stored) => Assert.That(StoredText.Of(text), Is.EqualTo(stored));

    // Not as test cases: the compiler writes the arguments of attributes in UTF-8, which has no lone surrogates.
    [Test]
    public void LoneSurrogate_IsReplaced()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(StoredText.Of("a\uD83D"), Is.EqualTo("a\uFFFD"));
            Assert.That(StoredText.Of("\uDE00a"), Is.EqualTo("\uFFFDa"));
        }
    }

    [Test]
    public void LongText_IsCut_AlsoWithinAPair() => Assert.That(
        StoredText.Of(new string('x', StoredText.MaxName - 1) + "\uD83D\uDE00"),
        Is.EqualTo(new string('x', StoredText.MaxName - 1) + "\uFFFD"));
}
