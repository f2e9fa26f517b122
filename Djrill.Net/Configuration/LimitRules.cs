namespace Djrill.Net.Configuration;

/// <summary>Finds numbers and times in the settings that are out of range.</summary>
internal static class LimitRules
{
    private const string AfterThat = "Mandrill sends the batch again after 15 minutes";

    private static readonly TimeSpan Tick = TimeSpan.FromTicks(1); // The shortest positive time.

    public static IReadOnlyList<string> Problems(MandrillWebhookOptions options)
    {
        var problems = new List<string>();
        Check(nameof(options.MaxRequestBodySize), options.MaxRequestBodySize, 1, Array.MaxLength,
            $"a number of bytes from 1 to {Array.MaxLength}");
        if (options is DjrillOptions host)
        {
            Check(nameof(host.MaxDeliveryAttempts), host.MaxDeliveryAttempts, 1, int.MaxValue,
                "a number from 1. No event is dropped after the last attempt");
            CheckTime(nameof(host.HandlerTimeout), host.HandlerTimeout, Tick, TimeSpan.FromMinutes(5), ": " + AfterThat);
            CheckTime(nameof(host.BatchBudget), host.BatchBudget, Tick, TimeSpan.FromMinutes(10), ": " + AfterThat);
            CheckTime(nameof(host.ShutdownGrace), host.ShutdownGrace, TimeSpan.Zero, TimeSpan.FromHours(1));
            Check(nameof(host.MemoryBudget), host.MemoryBudget ?? 1, 1, long.MaxValue,
                "a number of bytes from 1, or remove the setting for a quarter of the memory");
            CheckTime(nameof(host.MemoryWait), host.MemoryWait, TimeSpan.Zero, TimeSpan.FromMinutes(10));
            Check(nameof(host.MaxWaiting), host.MaxWaiting, 0, int.MaxValue, "a number from 0. With 0 no request waits");
            CheckTime(nameof(host.BodyTimeout), host.BodyTimeout, Tick, TimeSpan.FromHours(1), "; the size of the body adds to this limit");
        }

        return problems;

        void CheckTime(string name, TimeSpan value, TimeSpan least, TimeSpan most, string remark = "") => Check(
            name,
            value,
            least,
            most,
            least == TimeSpan.Zero ? $"a time from zero to {most}{remark}" : $"more than zero and at most {most}{remark}");

        void Check<T>(string name, T value, T least, T most, string cure)
            where T : IComparable<T>
        {
            if (value.CompareTo(least) < 0 || value.CompareTo(most) > 0)
            {
                problems.Add(FormattableString.Invariant($"'{name}' is {value}. Use {cure}."));
            }
        }
    }
}
