using Djrill.Net.Protocol;

namespace Djrill.Net.Tests.Protocol;

[NonParallelizable]
internal sealed class LargeBodyCollectorTests
{
    private const int Mebibyte = 1024 * 1024;

    /// <summary>The cost of a collection grows with the heap, so it waits until a quarter of the heap is dead bodies.</summary>
    [Test]
    public void BodiesOfAQuarterOfTheHeap_AreCollectedTogether()
    {
        LargeBodyCollector.ShouldCollect(0);

        Assert.That(Enumerable.Range(0, 8).Select(static _ => ShouldCollectAnother()), Is.EqualTo(new[] { false, false, false, true, false, false, false, true }));
    }

    [Test]
    public void WithoutDeadBodies_NothingIsCollected()
    {
        LargeBodyCollector.ShouldCollect(0);

        Assert.That(LargeBodyCollector.ShouldCollect(0), Is.False);
    }

    [Test]
    public void LargeBodyWhoseRequestHasEnded_IsDead()
    {
        LargeBodyCollector.ShouldCollect(0);

        CreateLarge().Dispose();

        Assert.That(LargeBodyCollector.ShouldCollect(0), Is.True);
    }

    [Test]
    public void LargeBody_TakesItsMemoryAfterTheDeadOnesWereCollected()
    {
        LargeBodyCollector.Add(int.MaxValue);

        using var body = CreateLarge();

        Assert.That(LargeBodyCollector.ShouldCollect(0), Is.False);
    }

    [TestCase(0, false)]
    [TestCase(int.MaxValue, true)]
    public void DeadBodies_AreCollectedAtOnce(int size, bool isCollected)
    {
        LargeBodyCollector.ShouldCollect(0);
        LargeBodyCollector.Add(size);
        var before = GC.CollectionCount(GC.MaxGeneration);

        LargeBodyCollector.Collect();

        Assert.That(GC.CollectionCount(GC.MaxGeneration) > before, Is.EqualTo(isCollected));
    }

    private static BodyBuffer CreateLarge()
    {
        var body = new BodyBuffer();
        body.GetSpan(BodyBuffer.LargestPooled + 1);
        return body;
    }

    private static bool ShouldCollectAnother()
    {
        LargeBodyCollector.Add(10 * Mebibyte);
        return LargeBodyCollector.ShouldCollect(160L * Mebibyte);
    }
}
