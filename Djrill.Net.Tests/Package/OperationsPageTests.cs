using System.Diagnostics.Metrics;
using Djrill.Net.Diagnostics;

namespace Djrill.Net.Tests.Package;

internal sealed class OperationsPageTests
{
    private static readonly Page Page = Pages.Of("docs/operations.md");

    private static readonly IReadOnlyList<Instrument> AllInstruments = FindInstruments();

    private static IReadOnlyDictionary<string, string> Constants { get; } = typeof(MandrillTelemetry)
        .GetFields().ToDictionary(static name => name.Name, static name => (string)name.GetRawConstantValue()!); // Not null: all are texts.

    [Test]
    public void TableOfInstruments_HoldsExactlyTheInstruments() => Assert.That(
        Page.Table("Instrument", "Kind", "Unit", "Attributes", "Meaning").Select(static row => (row[0], row[1], row[2])),
        Is.EquivalentTo(AllInstruments.Select(static instrument => (
            instrument.Name, KindOf(instrument), instrument.Unit))));

    [Test]
    public void TableOfSpans_HoldsExactlyTheSpans() => Assert.That(
        Page.Table("Span", "Parent", "Attributes", "Meaning").Select(static row => row[0]),
        Is.EqualTo([MandrillTelemetry.BatchSpan, MandrillTelemetry.InboxEventSpan, MandrillTelemetry.HandlerSpan, MandrillTelemetry.SignatureSpan]));

    [Test]
    public void TableOfAttributes_HoldsExactlyTheAttributes() => Assert.That(
        Page.Table("Attribute", "Values").Select(static row => row[0]),
        Is.EquivalentTo(Constants.Where(static constant => constant.Key.EndsWith("Attribute", StringComparison.Ordinal)).Select(static constant => constant.Value)));

    [Test]
    public void TableOfOptions_HoldsExactlyTheOptions() => Assert.That(
        Page.Table("Option", "Default", "Degraded when").Select(static row => row[0]),
        Is.EquivalentTo(typeof(MandrillHealthCheckOptions).GetProperties().Select(static option => option.Name)));

    [Test]
    public void TableOfMistakes_HoldsExactlyTheWords() => Assert.That(
        Page.Table("Mistake", "Cause and cure").Select(static row => row[0]),
        Is.EquivalentTo(typeof(MandrillSignatureMistakes).GetFields().Select(static word => word.GetRawConstantValue())));

    [Test]
    public void Names_FollowTheRulesOfOpenTelemetry()
    {
        var names = Constants.Values.Where(static name => name is not (MandrillTelemetry.MeterName or MandrillTelemetry.ActivitySourceName));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(names, Is.Not.Empty.And.All.Match("^[a-z]+([._][a-z]+)+$"));
            Assert.That(AllInstruments.Select(static instrument => instrument.Unit), Is.All.Match(@"^(s|By|\{[a-z]+\})$"));
            Assert.That(AllInstruments.Select(static instrument => instrument.Description), Is.All.Not.Empty);
            Assert.That(AllInstruments.Select(static instrument => instrument.Meter.Name), Is.All.EqualTo(MandrillTelemetry.MeterName));
            Assert.That(
                AllInstruments.Where(static instrument => AllInstruments.Any(other => other.Name.StartsWith(instrument.Name + ".", StringComparison.Ordinal))),
                Is.Empty, "a name is no other's namespace");
        }
    }

    private static string KindOf(Instrument instrument) => instrument switch
    {
        Counter<long> => "counter",
        ObservableUpDownCounter<long> => "up-down counter",
        ObservableGauge<double> => "gauge",
        _ => "histogram",
    };

    private static IReadOnlyList<Instrument> FindInstruments()
    {
        var instruments = Instruments.For(null);
        return
        [
            .. typeof(Instruments).GetProperties().Select(property => property.GetValue(instruments)).OfType<Instrument>(),
            .. typeof(InboxInstruments).GetProperties().Select(property => property.GetValue(instruments.Inbox)).OfType<Instrument>(),
        ];
    }
}
