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
    /// <value>An event counts once for each recipient that failed on it. 0 turns the check off. Default: 1.</value>
    public int DeadLetterThreshold { get; set; } = 1;

    /// <summary>Gets or sets how many refused signatures within <see cref="Window"/> are reported.</summary>
    /// <value>
    /// Missing, repeated and wrong signatures count. 0 turns the check off. Default: 2, because Mandrill resends a refused batch only every
    /// 15 to 25 minutes and holds back later batches.
    /// </value>
    public int RefusedSignatureThreshold { get; set; } = 2;

    /// <summary>Gets or sets the longest time without an event before the check reports it.</summary>
    /// <value>
    /// Default: null, which turns the check off. A good value depends on how much the application sends. The time counts from the
    /// last event, or from the start of the host before the first event.
    /// </value>
    public TimeSpan? MaxSilence { get; set; }
}
