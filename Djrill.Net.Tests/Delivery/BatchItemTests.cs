using Djrill.Net.Testing;

namespace Djrill.Net.Tests.Delivery;

internal sealed class BatchItemTests
{
    [Test]
    public void Item_KeepsTheFirstFailure()
    {
        var item = new MandrillBatchItem<Net.Events.MandrillEvent>(MandrillSamples.Click());
        var first = new InvalidOperationException();

        Assert.That(item.Failure, Is.Null);
        item.Fail(first);
        item.Fail(new InvalidOperationException());
        Assert.That(item.Failure, Is.SameAs(first));
    }

    [Test]
    public void Null_IsRefused()
    {
        var item = new MandrillBatchItem<Net.Events.MandrillEvent>(MandrillSamples.Click());

        Assert.That(() => item.Fail(null!), Throws.ArgumentNullException); // The test's subject.
        Assert.That(static () => new MandrillBatchItem<Net.Events.MandrillEvent>(null!), Throws.ArgumentNullException);
    }
}
