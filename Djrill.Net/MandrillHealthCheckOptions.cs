namespace Djrill.Net;

/// <summary>
/// Says when the health check of the webhook reports a failure.
/// </summary>
public sealed class MandrillHealthCheckOptions
{
    /// <summary>Gets or sets how far back the check looks for abandoned events and refused signatures.</summary>
    /// <value>From one minute to 24 hours, rounded up to whole minutes. Default: one hour.</value>
    public TimeSpan Window { get; set; } = TimeSpan.FromHours(1);

    /// <summary>Gets or sets how many events must have been given up within <see cref="Window"/>.</summary>
    /// <value>An event counts once for each handler that was given up on it. 0 turns it off. Default: 1.</value>
    public int AbandonedThreshold { get; set; } = 1;

    /// <summary>Gets or sets how many signatures must have been refused within <see cref="Window"/>.</summary>
    /// <value>
    /// Missing, repeated and wrong ones. 0 turns it off. Default: 2, as Mandrill sends a refused batch again only every 15 to
    /// 25 minutes, and nothing behind it meanwhile.
    /// </value>
    public int RefusedSignatureThreshold { get; set; } = 2;

    /// <summary>Gets or sets how long no event may come.</summary>
    /// <value>
    /// Null turns it off, which is the default: how long is too long depends on how much the application sends. Until the first event comes the time
    /// counts from the first request or check after the start.
    /// </value>
    public TimeSpan? MaxSilence { get; set; }
}
