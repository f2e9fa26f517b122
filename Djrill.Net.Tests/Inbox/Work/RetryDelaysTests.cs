using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Work;

internal sealed class RetryDelaysTests
{
    private readonly MandrillInboxOptions _options = new();

    [Test]
    public void DefaultAttempts_TakeAbout29Hours() => Assert.That(
        Enumerable.Range(1, _options.MaxDeliveryAttempts - 1).Sum(attempts => RetryDelays.After(attempts, _options).TotalHours),
        Is.EqualTo(29).Within(3.5));

    [Test]
    public void Delay_DoublesWithASpreadOfATenth([Range(1, 11)] int attempts) => Assert.That(
        RetryDelays.After(attempts, _options).TotalSeconds, Is.EqualTo(10 * Math.Pow(2, attempts - 1)).Within(10.1).Percent);

    [TestCase(13)]
    [TestCase(int.MaxValue)]
    public void Delay_IsLimited(int attempts) => Assert.That(
        RetryDelays.After(attempts, _options).TotalHours, Is.EqualTo(6).Within(10.1).Percent);

    [Test]
    public void EventsThatFailedTogether_ComeBackApart() => Assert.That(
        Enumerable.Range(0, 100).Select(_ => RetryDelays.After(8, _options)).Distinct().Count(), Is.GreaterThan(10));
}
