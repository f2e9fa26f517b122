namespace Djrill.Net.Tests.Delivery;

/// <summary>Arguments that the public types of the room refuse.</summary>
internal sealed class ArgumentTests
{
    [Test]
    public void EventArgs_NeedTheirContent()
    {
        Assert.That(static () => new MandrillDeadLetterEventArgs(null!), Throws.ArgumentNullException);
        Assert.That(static () => new MandrillWebhookEventArgs(null!), Throws.ArgumentNullException);
    }

    [Test]
    public void EventTypes_AreNeeded()
    {
        Assert.That(
            static () => new MandrillEventsAttribute(),
            Throws.ArgumentException.With.Message.StartsWith("'MandrillEvents' names no event type"));
        Assert.That(static () => new MandrillEventsAttribute("send", " "), Throws.ArgumentException);
        Assert.That(static () => new MandrillEventsAttribute(null!), Throws.ArgumentNullException);
        Assert.That(new MandrillEventsAttribute("send", "open").EventTypes, Is.EqualTo(["send", "open"]));
    }
}
