using System.Globalization;
using System.Reflection;
using Djrill.Net.Http;

namespace Djrill.Net.Tests.Package;

internal sealed class AnswersTableTests
{
    private static readonly IReadOnlyList<IReadOnlyList<string>> Rows = Pages.Of("docs/troubleshooting.md").Table("Status", "Text", "When");

    private static readonly IReadOnlyList<Answer> AllAnswers =
        [.. typeof(Answers).GetFields(BindingFlags.Public | BindingFlags.Static).Select(static field => field.GetValue(null)).OfType<Answer>()];

    [Test]
    public void TableOfAnswers_HoldsExactlyTheAnswers() => Assert.That(
        Rows.Select(static row => (row[0], row[1])),
        Is.EquivalentTo(AllAnswers.Select(static answer => (
            answer.Status.ToString(CultureInfo.InvariantCulture),
            answer.Text.Length == 0 ? "(empty)" : answer.Text))));

    [Test]
    public void EveryRow_SaysWhen() => Assert.That(Rows.Select(static row => row[2]), Is.All.Not.Empty);
}
