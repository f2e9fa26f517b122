namespace Djrill.Net;

/// <summary>
/// Holds the thresholds at which the health check of the webhook reports <c>Degraded</c>.
/// </summary>
public sealed class MandrillHealthCheckOptions
{
    /// <summary>Gets or sets how far back the check looks for dead letters and refused signatures.</summary>
    /// <value>From one minute to 24 hours, rounded up to whole minutes. Default: one hour.</value>
    public TimeSpan Window { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Gets or sets how many dead letters within <see cref="Window"/> are reported.</summary>
    /// <value>An event counts once for each recipient that failed on it. 0 turns it off. Default: 1.</value>
    public int DeadLetterThreshold { get; set; } = 1;

    /// <summary>Gets or sets how many refused signatures within <see cref="Window"/> are reported.</summary>
    /// <value>
    /// Missing, repeated and wrong ones. 0 turns it off. Default: 2, as Mandrill sends a refused batch again only every 15 to
    /// 25 minutes, and nothing behind it meanwhile.
    /// </value>
    public int RefusedSignatureThreshold { get; set; } = 2;

    /// <summary>Gets or sets how long no event may come.</summary>
    /// <value>
    /// Null turns it off, which is the default: how long is too long depends on how much the application sends. The time counts
    /// from the last event; before the first one, from the start of the host.
    /// </value>
    public TimeSpan? MaxSilence { get; set; }
}
