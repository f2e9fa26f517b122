using System.Reflection;
using System.Text;
using Djrill.Net.Protocol;

namespace Djrill.Net.Tests.Package;

internal sealed class EventsPageTests
{
    private static readonly Page Events = Pages.Of("docs/events.md");

    private static readonly IReadOnlyList<FieldInfo> Constants = typeof(MandrillEventTypes).GetFields();

    private static IEnumerable<TestCaseData<CodeBlock>> Samples => Events.Blocks
        .Where(static block => block.Language == "json")
        .Select(static block => new TestCaseData<CodeBlock>(block).SetArgDisplayNames(block.ToString()));

    [Test]
    public void TableOfTypes_HoldsExactlyTheConstants() => Assert.That(
        Events.Table("EventType", "Constant", "What happened").Select(static row => (row[0], row[1])),
        Is.EquivalentTo(Constants.Select(static constant => ((string)constant.GetValue(null)!, constant.Name))));

    [TestCaseSource(nameof(Samples))]
    public void Sample_IsAnEventOfAKnownType(CodeBlock sample)
    {
        var refusal = EventSplitter.Split(new(Encoding.UTF8.GetBytes($"[{sample.Text}]")), out var batch);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(refusal, Is.Null);
            Assert.That(batch.Events.Select(static read => read.EventType), Is.SubsetOf(Constants.Select(static constant => constant.GetValue(null))));
            Assert.That(batch.Events, Has.Count.EqualTo(1));
        }
    }
}
