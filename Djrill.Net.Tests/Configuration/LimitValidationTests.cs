namespace Djrill.Net.Tests.Configuration;

/// <summary>Numbers and times out of their range do not start. All problems are in one message.</summary>
internal sealed class LimitValidationTests
{
    [TestCase(0)]
    [TestCase(-1)]
    [TestCase(long.MaxValue)]
    public void LimitOutOfRange_IsRefused(long limit) => Assert.That(
        Settings.Problems(options => options.MaxRequestBodySize = limit),
        Is.EqualTo([$"'MaxRequestBodySize' is {limit}. Use a number of bytes from 1 to 2147483591."]));

    [TestCase(0)]
    [TestCase(-1)]
    public void NoAttemptAtAll_IsRefused(int attempts) => Assert.That(
        Settings.Problems(options => options.MaxDeliveryAttempts = attempts),
        Is.EqualTo([$"'MaxDeliveryAttempts' is {attempts}. Use a number from 1. No event is dropped after the last attempt."]));

    [Test]
    public void TimeOutOfRange_IsRefused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Settings.Problems(static options => options.HandlerTimeout = TimeSpan.Zero), Is.EqualTo(
                ["'HandlerTimeout' is 00:00:00. Use more than zero and at most 00:05:00: Mandrill sends the batch again after 15 minutes."]));
            Assert.That(Settings.Problems(static options => options.HandlerTimeout = TimeSpan.FromSeconds(301)), Is.EqualTo(
                ["'HandlerTimeout' is 00:05:01. Use more than zero and at most 00:05:00: Mandrill sends the batch again after 15 minutes."]));
            Assert.That(Settings.Problems(static options => options.BatchBudget = TimeSpan.FromSeconds(601)), Is.EqualTo(
                ["'BatchBudget' is 00:10:01. Use more than zero and at most 00:10:00: Mandrill sends the batch again after 15 minutes."]));
            Assert.That(Settings.Problems(static options => (options.HandlerTimeout, options.BatchBudget) = (TimeSpan.FromMinutes(5), TimeSpan.FromMinutes(10))), Is.Empty);
            Assert.That(Settings.Problems(static options => options.ShutdownGrace = TimeSpan.FromSeconds(-1)), Is.EqualTo(
                ["'ShutdownGrace' is -00:00:01. Use a time from zero to 01:00:00."]));
            Assert.That(Settings.Problems(static options => options.ShutdownGrace = TimeSpan.Zero), Is.Empty);
        }
    }

    [TestCase(0)]
    [TestCase(-1)]
    public void BudgetWithoutMemory_IsRefused(long budget) => Assert.That(
        Settings.Problems(options => options.MemoryBudget = budget),
        Is.EqualTo([$"'MemoryBudget' is {budget}. Use a number of bytes from 1, or remove the setting for a quarter of the memory."]));

    [Test]
    public void LimitsOfTheBudgetOutOfRange_AreRefused()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Settings.Problems(static options => options.MemoryWait = TimeSpan.FromTicks(-1)), Is.EqualTo(
                ["'MemoryWait' is -00:00:00.0000001. Use a time from zero to 00:10:00."]));
            Assert.That(Settings.Problems(static options => options.MemoryWait = TimeSpan.FromSeconds(601)), Is.EqualTo(
                ["'MemoryWait' is 00:10:01. Use a time from zero to 00:10:00."]));
            Assert.That(Settings.Problems(static options => options.MaxWaiting = -1), Is.EqualTo(
                ["'MaxWaiting' is -1. Use a number from 0. With 0 no request waits."]));
            Assert.That(Settings.Problems(static options => options.BodyTimeout = TimeSpan.Zero), Is.EqualTo(
                ["'BodyTimeout' is 00:00:00. Use more than zero and at most 01:00:00; the size of the body adds to this limit."]));
            Assert.That(Settings.Problems(static options => options.BodyTimeout = TimeSpan.FromSeconds(3601)), Is.EqualTo(
                ["'BodyTimeout' is 01:00:01. Use more than zero and at most 01:00:00; the size of the body adds to this limit."]));
            Assert.That(
                Settings.Problems(static options => (options.MemoryBudget, options.MemoryWait, options.MaxWaiting, options.BodyTimeout) = (1, TimeSpan.Zero, 0, TimeSpan.FromHours(1))),
                Is.Empty);
        }
    }

    [Test]
    public void AllProblems_AreInOneMessageWithoutAnyValue()
    {
        var problems = Settings.Problems(static options =>
        {
            options.WebhookSecret = "short";
            options.WebhookSignatureKey = "key-value";
            options.AdditionalSecrets.Add("key-value");
            options.AdditionalSignatures.Add(new() { Url = "url-value" });
            options.RoutePrefix = "{";
            options.MaxRequestBodySize = 0;
        }).ToList();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(problems, Has.Count.EqualTo(8));
            Assert.That(problems, Has.None.Contains("-value").And.None.Contains("short"));
        }
    }
}
