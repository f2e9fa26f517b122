using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.PostgreSql;

internal sealed class DecidedBatchTests
{
    private const long Ring = 1L << 31;

    [TestCase(7, new long[0], 7)]
    [TestCase(7, new long[] { 5, 4, 6 }, 4)]
    [TestCase(7, new long[] { 7 }, 7)] // The next number may be drawn, but not one up to this.
    [TestCase(7, new long[] { 9 }, 7)] // Taken after the last number was read.
    [TestCase(0, new long[] { 0 }, 0)]
    [TestCase(Ring + 3, new long[] { Ring - 2 }, Ring - 2)] // Locks hold 31 bits of a number.
    [TestCase(Ring + 3, new long[] { 2 }, Ring + 2)]
    [TestCase(Ring - 2, new long[] { 1 }, Ring - 2)]
    [TestCase((5 * Ring) + 1, new long[] { Ring - 1 }, (5 * Ring) - 1)]
    public void LowestLock_EndsWhatIsDecided(long last, long[] locks, long decided) =>
        Assert.That(DecidedBatch.Of(last, locks), Is.EqualTo(decided));
}
