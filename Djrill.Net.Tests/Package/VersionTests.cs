namespace Djrill.Net.Tests.Package;

internal sealed class VersionTests
{
    [Test]
    public void Assembly_NamesItsVersion() =>
        Assert.That(typeof(WebhookController).Assembly.GetName().Version, Is.Not.Null);
}
