using Djrill.Net.Inspector;
using Moq;

namespace Djrill.Net.Tests.Inspector;

/// <summary>The counts of the hours are read once in 10 seconds, also after the clock was set back.</summary>
internal sealed class HoursCacheTests
{
    private static readonly DateTimeOffset Start = new(2026, 1, 31, 12, 0, 0, TimeSpan.Zero);

    [TestCase(0, 1)]
    [TestCase(9.9, 1)]
    [TestCase(10, 2)]
    [TestCase(-1, 2)]
    public async Task SecondView_ReadsAfterTenSeconds(double seconds, int reads)
    {
        var inbox = new Mock<MandrillInbox>();
        inbox.Setup(static mock => mock.GetHoursAsync(It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>())).ReturnsAsync([]);
        var cache = new HoursCache(inbox.Object);

        await cache.GetAsync(Start, default);
        await cache.GetAsync(Start.AddSeconds(seconds), default);

        inbox.Verify(static mock => mock.GetHoursAsync(It.IsAny<DateTimeOffset>(), It.IsAny<CancellationToken>()), Times.Exactly(reads));
        inbox.Verify(static mock => mock.GetHoursAsync(Start.AddHours(-24), default));
    }
}
