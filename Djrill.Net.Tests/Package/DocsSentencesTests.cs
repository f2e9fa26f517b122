namespace Djrill.Net.Tests.Package;

/// <summary>README.md and the pages are plain technical English: short sentences without <see cref="BannedPhrases"/>.</summary>
internal sealed class DocsSentencesTests
{
    private const int MaxWords = 32;

    [TestCaseSource(typeof(Pages), nameof(Pages.All))]
    public void Sentences_ArePlain(Page page) => Assert.That(FaultsOfParagraphs(page), Is.Empty);

    [TestCaseSource(typeof(Pages), nameof(Pages.All))]
    public void CellsOfTables_HaveNoBannedPhrase(Page page) => Assert.That(FaultsOfCells(page), Is.Empty);

    /// <summary>A page with one fault of each kind, so that the checks above cannot pass for want of prose.</summary>
    [Test]
    public void PlantedFaults_AreFound()
    {
        var longSentence = $"{string.Join(' ', Enumerable.Repeat("word", MaxWords + 1))}.";
        var page = new Page("docs/planted.md",
        [
            "# Who reads headings", "", "A good [sentence](page.md). Who stays keeps", "the number.", "", "1. One.", $"2. {longSentence}", "", "> It is told.",
            "", "```text", "Who reads code?! Tells the code.", "```", "", "| What it is |", "| --- |", "| What was sent is skipped. |",
        ]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(FaultsOfParagraphs(page), Has.Exactly(3).Items
                .And.Some.EndsWith("Who stays keeps the number.").And.Some.EndsWith(longSentence).And.Some.EndsWith("It is told."));
            Assert.That(FaultsOfCells(page), Has.Exactly(1).Items.And.Some.EndsWith("What was sent is skipped."));
        }
    }

    private static IEnumerable<string> FaultsOfParagraphs(Page page) =>
        page.Paragraphs.SelectMany(static paragraph => Sentences.FindFaults(paragraph, MaxWords));

    private static IEnumerable<string> FaultsOfCells(Page page) =>
        page.TableCells.SelectMany(static cell => Sentences.FindFaults(cell, int.MaxValue));
}
