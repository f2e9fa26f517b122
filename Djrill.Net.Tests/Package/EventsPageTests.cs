using System.Reflection;
using Djrill.Net.Events;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Package;

internal sealed class EventsPageTests
{
    private static readonly Page Events = Pages.Of("docs/events.md");

    private static readonly IReadOnlyList<FieldInfo> Constants = typeof(MandrillEventTypes).GetFields();

    [Test]
    public void TableOfTypes_HoldsExactlyTheConstants() => Assert.That(
        Events.Table("EventType", "Constant", "Meaning").Select(static row => (row[0], row[1])),
        Is.EquivalentTo(Constants.Select(static constant => ((string)constant.GetValue(null)!, constant.Name))));

    /// <summary>The page says so, as the reason why <see cref="MandrillWebhookEventArgs.Data"/> has decimals.</summary>
    [TestCase("12.50", "12.5")]
    [TestCase("1.1000000000000000001", "1.1")]
    public void FractionAsNewtonsoftReadsIt_LosesDigits(string sent, string read) =>
        Assert.That(JToken.Parse(sent).ToString(Formatting.None), Is.EqualTo(read));
}
