namespace Djrill.Net.Configuration;

/// <summary>Finds numbers and times in the settings that are out of range.</summary>
internal static class LimitRules
{
    private const string AfterThat = ": Mandrill sends the batch again after 15 minutes";

    public static IReadOnlyList<string> Problems(MandrillWebhookOptions options)
    {
        var limits = new LimitList();
        limits.Check(nameof(options.MaxRequestBodySize), options.MaxRequestBodySize, 1, Array.MaxLength,
            $"a number of bytes from 1 to {Array.MaxLength}");
        if (options is DjrillOptions host)
        {
            limits.Check(nameof(host.MaxDeliveryAttempts), host.MaxDeliveryAttempts, 1, int.MaxValue,
                "a number from 1. No event is dropped after the last attempt");
            limits.CheckTime(nameof(host.HandlerTimeout), host.HandlerTimeout, LimitList.Tick, TimeSpan.FromMinutes(5), AfterThat);
            limits.CheckTime(nameof(host.BatchBudget), host.BatchBudget, LimitList.Tick, TimeSpan.FromMinutes(10), AfterThat);
            limits.CheckTime(nameof(host.ShutdownGrace), host.ShutdownGrace, TimeSpan.Zero, TimeSpan.FromHours(1));
            limits.Check(nameof(host.MemoryBudget), host.MemoryBudget ?? 1, 1, long.MaxValue,
                "a number of bytes from 1, or remove the setting for a quarter of the memory");
            limits.CheckTime(nameof(host.MemoryWait), host.MemoryWait, TimeSpan.Zero, TimeSpan.FromMinutes(10));
            limits.Check(nameof(host.MaxWaiting), host.MaxWaiting, 0, int.MaxValue, "a number from 0. With 0 no request waits");
            limits.CheckTime(nameof(host.BodyTimeout), host.BodyTimeout, LimitList.Tick, TimeSpan.FromHours(1),
                "; the size of the body adds to this limit");
        }

        return limits.Problems;
    }
}
