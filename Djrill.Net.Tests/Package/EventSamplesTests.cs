using Djrill.Net.Events;
using Djrill.Net.Tests.Events;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Package;

/// <summary>Holds that the typed events say all that the samples of the pages say.</summary>
internal sealed class EventSamplesTests
{
    private static IEnumerable<TestCaseData<CodeBlock>> Samples => Cases(EventSamples.All);

    /// <summary>Of an unknown event nobody knows the members.</summary>
    private static IEnumerable<TestCaseData<CodeBlock>> KnownSamples =>
        Cases(EventSamples.All.Where(static sample => sample.Heading != nameof(MandrillUnknownEvent)));

    [Test]
    public void EachKindOfEvent_HasASample() => Assert.That(
        EventSamples.All.Select(static sample => sample.Heading).Distinct(),
        Is.EquivalentTo(typeof(MandrillEvent).Assembly.GetTypes().Where(static type => type.IsSubclassOf(typeof(MandrillEvent))).Select(static type => type.Name)));

    [TestCaseSource(nameof(Samples))]
    public void Sample_IsOfTheTypeItStandsUnder(CodeBlock sample)
    {
        var received = Received.Args(sample.Text);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(received.Event.GetType().Name, Is.EqualTo(sample.Heading));
            Assert.That(received.Event.Timestamp, Is.Not.Null);
            Assert.That(received.Event.IsExample, Is.False);
            Assert.That(JToken.DeepEquals(received.Data, EventSamples.Parse(sample)), Is.True, "Data is what was sent.");
        }
    }

    /// <summary>A member that no property reads could be changed without any difference.</summary>
    [TestCaseSource(nameof(KnownSamples))]
    public void EachMemberOfASample_IsReadByAProperty(CodeBlock sample)
    {
        var before = EventDump.Of(Received.Args(sample.Text).Event);
        var unread = EventSamples.Parse(sample).Descendants()
            .OfType<JValue>()
            .Where(static leaf => leaf.Type != JTokenType.Null)
            .Select(static leaf => leaf.Path)
            .Where(path => EventDump.Of(Received.Args(Changed(sample, path)).Event) == before);

        Assert.That(unread, Is.Empty);
    }

    private static IEnumerable<TestCaseData<CodeBlock>> Cases(IEnumerable<CodeBlock> samples) =>
        samples.Select(static block => new TestCaseData<CodeBlock>(block).SetArgDisplayNames(block.ToString()));

    private static string Changed(CodeBlock sample, string path)
    {
        var data = EventSamples.Parse(sample);
        var leaf = (JValue)data.SelectToken(path)!; // Not null: the path is that of a member.
        leaf.Value = leaf.Value switch
        {
            bool flag => !flag,
            string text => $"x{text}",
            var number => Convert.ToDecimal(number, null) + 1,
        };
        return data.ToString();
    }
}
