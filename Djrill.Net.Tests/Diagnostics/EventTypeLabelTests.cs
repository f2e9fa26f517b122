using Djrill.Net.Diagnostics;
using Djrill.Net.Events;

namespace Djrill.Net.Tests.Diagnostics;

internal sealed class EventTypeLabelTests
{
    private static IEnumerable<string> KnownTypes => typeof(MandrillEventTypes).GetFields().Select(static constant => (string)constant.GetRawConstantValue()!); // Not null: all are texts.

    [TestCaseSource(nameof(KnownTypes))]
    public void KnownType_IsItsOwnLabel(string type) => Assert.That(EventTypeLabel.For(type), Is.EqualTo(type));

    [TestCase(null, "none")]
    [TestCase("", "other")]
    [TestCase("sms_delivered", "other")]
    [TestCase("Send", "other")]
    [TestCase("jane@example.test", "other")]
    public void AnythingElse_HasALabelInCommon(string? type, string label) => Assert.That(EventTypeLabel.For(type), Is.EqualTo(label));

    [Test]
    public void CommonLabels_AreNoTypes() => Assert.That(KnownTypes, Is.Not.Empty.And.None.AnyOf(EventTypeLabel.None, EventTypeLabel.Other));
}
