namespace Djrill.Net.Configuration;

/// <summary>Finds what is wrong with the numbers and times of the settings.</summary>
internal static class LimitRules
{
    private static readonly TimeSpan LongestHandler = TimeSpan.FromMinutes(5);
    private static readonly TimeSpan LongestBatch = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestGrace = TimeSpan.FromHours(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromMinutes(10);
    private static readonly TimeSpan LongestBody = TimeSpan.FromHours(1);

    public static IEnumerable<string> Problems(MandrillWebhookOptions options)
    {
        if (options.MaxRequestBodySize < 1 || options.MaxRequestBodySize > Array.MaxLength)
        {
            yield return FormattableString.Invariant(
                $"'MaxRequestBodySize' is {options.MaxRequestBodySize}. Use a number of bytes from 1 to {Array.MaxLength}.");
        }

        foreach (var problem in options is DjrillOptions host ? HostProblems(host) : [])
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> HostProblems(DjrillOptions options)
    {
        if (options.MaxDeliveryAttempts < 1)
        {
            yield return FormattableString.Invariant(
                $"'MaxDeliveryAttempts' is {options.MaxDeliveryAttempts}. Use a number from 1. No event is dropped after the last attempt.");
        }

        foreach (var (name, value, longest) in new[]
        {
            (nameof(options.HandlerTimeout), options.HandlerTimeout, LongestHandler),
            (nameof(options.BatchBudget), options.BatchBudget, LongestBatch),
        })
        {
            if (value <= TimeSpan.Zero || value > longest)
            {
                yield return $"'{name}' is {value:c}. Use more than zero and at most {longest:c}: Mandrill sends the batch again after 15 minutes.";
            }
        }

        if (options.ShutdownGrace < TimeSpan.Zero || options.ShutdownGrace > LongestGrace)
        {
            yield return $"'ShutdownGrace' is {options.ShutdownGrace:c}. Use a time from zero to {LongestGrace:c}.";
        }

        foreach (var problem in MemoryProblems(options))
        {
            yield return problem;
        }
    }

    private static IEnumerable<string> MemoryProblems(DjrillOptions options)
    {
        if (options.MemoryBudget < 1)
        {
            yield return FormattableString.Invariant(
                $"'MemoryBudget' is {options.MemoryBudget}. Use a number of bytes from 1, or leave it out for a quarter of the memory.");
        }

        if (options.MemoryWait < TimeSpan.Zero || options.MemoryWait > LongestWait)
        {
            yield return $"'MemoryWait' is {options.MemoryWait:c}. Use a time from zero to {LongestWait:c}.";
        }

        if (options.MaxWaiting < 0)
        {
            yield return FormattableString.Invariant($"'MaxWaiting' is {options.MaxWaiting}. Use a number from 0, with which no request waits.");
        }

        if (options.BodyTimeout <= TimeSpan.Zero || options.BodyTimeout > LongestBody)
        {
            yield return $"'BodyTimeout' is {options.BodyTimeout:c}. Use more than zero and at most {LongestBody:c}; the size of the body adds to it.";
        }
    }
}
