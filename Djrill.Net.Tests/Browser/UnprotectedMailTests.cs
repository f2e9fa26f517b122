using Djrill.Net.Inspector;

namespace Djrill.Net.Tests.Browser;

/// <summary>Without encoding and policies, the detector finds each of the same emails.</summary>
internal sealed class UnprotectedMailTests() : HostileMailFixture(InspectorProtection.None)
{
    [Test]
    public void HostileEmail_IsDetected() =>
        Assert.That(Ids.Where(id => !OpenEvent(id).Any() && !OpenHtml(id).Any()), Is.Empty);
}
