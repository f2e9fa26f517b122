using Djrill.Net.Configuration;

namespace Djrill.Net.Tests.Inbox.Work;

internal sealed class InboxOptionsTests
{
    private static IEnumerable<TestCaseData<Action<MandrillInboxOptions>, string>> Faults =>
    [
        new(static options => options.Concurrency = 0, "'Concurrency' is 0. Use a number from 1 to 1000."),
        new(static options => options.Concurrency = 1001, "'Concurrency' is 1001. Use a number from 1 to 1000."),
        new(static options => options.MaxDeliveryAttempts = 0, "'MaxDeliveryAttempts' is 0. Use a number from 1."),
        new(static options => options.MaxCrashes = 0, "'MaxCrashes' is 0. Use a number from 1."),
        new(
            static options => options.LeaseDuration = TimeSpan.Zero,
            "'LeaseDuration' is 00:00:00. Use a time from 00:00:01 to 01:00:00."),
        new(
            static options => options.PollInterval = TimeSpan.Zero,
            "'PollInterval' is 00:00:00. Use a time from 00:00:00.0100000 to 00:01:00."),
        new(
            static options => options.StoreTimeout = TimeSpan.Zero,
            "'StoreTimeout' is 00:00:00. Use a time from 00:00:00.1000000 to 00:01:00."),
        new(
            static options => options.HandlerTimeout = TimeSpan.Zero,
            "'HandlerTimeout' is 00:00:00. Use more than zero and at most 1.00:00:00."),
        new(
            static options => options.FirstRetryDelay = TimeSpan.FromHours(7),
            "'FirstRetryDelay' is 07:00:00. Use more than zero and at most 06:00:00 ('MaxRetryDelay')."),
        new(
            static options => options.MaxRetryDelay = TimeSpan.FromDays(8),
            "'MaxRetryDelay' is 8.00:00:00. Use more than zero and at most 7.00:00:00."),
        new(
            static options => options.Retention = TimeSpan.FromHours(23),
            "'Retention' is 23:00:00. Use a time from 1.00:00:00 to 3650.00:00:00: Mandrill resends a batch within 24 hours, "
            + "and the inbox must still know it."),
        new(
            static options => options.DeadLetterRetention = TimeSpan.FromDays(6),
            "'DeadLetterRetention' is 6.00:00:00. Use a time from 7.00:00:00 to 3650.00:00:00, not less than 'Retention'."),
        new(
            static options => options.Schema = "a b",
            "'Schema' is not an identifier. Use at most 40 lower-case letters, digits and underscores, such as 'mandrill'."),
        new(
            static options => options.TablePrefix = new string('x', 41),
            "'TablePrefix' is not an identifier. Use at most 40 lower-case letters, digits and underscores, such as 'mandrill_'."),
        new(static options => options.Engine = (MandrillInboxEngine)7, "'Engine' is 7. Use 'Sqlite' or 'PostgreSql'."),
    ];

    [Test]
    public void Defaults_AreValid() => Assert.That(InboxOptionsValidator.Problems(new()), Is.Empty);

    [TestCaseSource(nameof(Faults))]
    public void Fault_IsNamedWithItsCure(Action<MandrillInboxOptions> change, string problem)
    {
        var options = new MandrillInboxOptions();
        change(options);

        Assert.That(InboxOptionsValidator.Problems(options), Is.EqualTo(new[] { problem }));
    }

    [TestCase("mandrill_\n")]
    [TestCase("")]
    [TestCase("1a")]
    [TestCase("A")]
    [TestCase("a\";drop")]
    public void OtherText_IsNoPrefix(string prefix) =>
        Assert.That(InboxOptionsValidator.Problems(new() { TablePrefix = prefix }), Has.Exactly(1).Items);
}
