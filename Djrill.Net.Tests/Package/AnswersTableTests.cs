using System.Globalization;
using System.Reflection;
using Djrill.Net.Http;

namespace Djrill.Net.Tests.Package;

internal sealed class AnswersTableTests
{
    private static readonly string[] Columns = ["Outcome", "Status", "Text", "When"];

    private static readonly Page Page = Pages.Of("docs/operations.md");

    private static readonly IReadOnlyList<(string Name, Answer Answer)> AllAnswers = [.. typeof(Answers)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Where(static field => field.FieldType == typeof(Answer))
        .Select(static field => (field.Name, Answer: (Answer)field.GetValue(null)!)) // Not null: each field holds one.
        .OrderBy(static known => known.Answer.Status)];

    [Test]
    public void TableOfAnswers_HoldsExactlyTheAnswers()
    {
        ReceivedTable.Write(Page, "Answers", Columns, AllAnswers.Select(static known => (string[])[
            $"`{known.Answer.Outcome}`", Status(known.Answer), known.Answer.Text.Length == 0 ? "(empty)" : $"`{known.Answer.Text}`"]));

        Assert.That(
            Page.Table(Columns).Select(static row => (row[0], row[1], row[2])),
            Is.EqualTo(AllAnswers.Select(static known => (
                known.Answer.Outcome, Status(known.Answer), known.Answer.Text.Length == 0 ? "(empty)" : known.Answer.Text))),
            "Answers.received.md has the right table.");
    }

    [Test]
    public void Outcomes_AreTheNamesOfTheAnswers() => Assert.That(
        AllAnswers.Select(static known => known.Answer.Outcome.Replace("_", "", StringComparison.Ordinal)),
        Is.EqualTo(AllAnswers.Select(static known => known.Name)).IgnoreCase);

    [Test]
    public void EveryRow_HasAWhen() => Assert.That(Page.Table(Columns).Select(static row => row[3]), Is.All.Length.GreaterThan(1));

    private static string Status(Answer answer) => answer.Status.ToString(CultureInfo.InvariantCulture);
}
