using System.Security.Cryptography;

namespace Djrill.Net.Inbox;

/// <summary>Computes the delay before a retry: exponential, with a limit and a random part.</summary>
internal static class RetryDelays
{
    private const double Spread = 0.1;

    /// <param name="attempts">The number of attempts that have failed, from 1.</param>
    public static TimeSpan After(int attempts, MandrillInboxOptions options)
    {
        // Compared before it is multiplied: the product may be more than a TimeSpan can hold.
        var factor = Math.Pow(2, Math.Min(attempts - 1, 60));
        var delay = options.FirstRetryDelay < options.MaxRetryDelay / factor ? options.FirstRetryDelay * factor : options.MaxRetryDelay;

        // Events that failed together, because a service was down, must not come back together.
        return delay * (1 - Spread + (2 * Spread * RandomNumberGenerator.GetInt32(1001) / 1000.0));
    }
}
