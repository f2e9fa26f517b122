using Djrill.Net.Inspector;

namespace Djrill.Net.Tests.Browser;

/// <summary>Hostile emails do nothing on any page: nothing runs, nothing is asked of elsewhere, each page keeps its structure.</summary>
internal sealed class HostileMailTests() : HostileMailFixture(InspectorProtection.Full)
{
    [Test]
    public void HostileEmail_DoesNothing() => Assert.That(Ids.SelectMany(id => OpenEvent(id).Concat(OpenHtml(id))), Is.Empty);

    [Test]
    public void HostileEmail_DoesNothingOnTheLists()
    {
        var list = Detector.StructureOf("events");

        Assert.That(((string[])["events", "events?state=Dead&before=2100-01-01T00:00"]).SelectMany(page => Detector.Open(page, list)), Is.Empty);
        foreach (var page in (string[])["", "dead", "send"])
        {
            Assert.That(Detector.Open(page, Detector.StructureOf(page)), Is.Empty, page);
        }
    }
}
