namespace Djrill.Net;

/// <summary>
/// Sets the thresholds at which the health check of the webhooks reports <c>Degraded</c>.
/// </summary>
public sealed class MandrillHealthCheckOptions
{
    /// <summary>Gets or sets the period in which dead letters and refused signatures are counted.</summary>
    /// <value>From one minute to 24 hours, rounded up to whole minutes. Default: one hour.</value>
    public TimeSpan Window { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Gets or sets the number of dead letters within <see cref="Window"/> from which the check reports them.</summary>
    /// <value>Default: 1. 0 turns the check off. An event counts once for each failed recipient.</value>
    public int DeadLetterThreshold { get; set; } = 1;

    /// <summary>Gets or sets the number of refused signatures within <see cref="Window"/> from which the check reports them.</summary>
    /// <value>
    /// Default: 2. 0 turns the check off. Missing, repeated and wrong signatures count. The default is low, because Mandrill resends a
    /// refused batch only every 15 to 25 minutes.
    /// </value>
    public int RefusedSignatureThreshold { get; set; } = 2;

    /// <summary>Gets or sets the maximum time without an event. After this time the check reports the silence.</summary>
    /// <value>
    /// Default: null, which turns the check off. A suitable value depends on how much email the application sends. The time starts at the
    /// last event. Before the first event, the time starts at the start of the host.
    /// </value>
    public TimeSpan? MaxSilence { get; set; }

    /// <summary>Gets or sets the age of the oldest due event of the inbox from which the check reports the backlog.</summary>
    /// <value>Default: 15 minutes. Null turns the check off. The age is measured every 15 seconds.</value>
    public TimeSpan? MaxInboxAge { get; set; } = TimeSpan.FromMinutes(15);
}
