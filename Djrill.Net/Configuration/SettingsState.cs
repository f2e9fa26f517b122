namespace Djrill.Net.Configuration;

/// <summary>What is known of the settings of a webhook. A change of the settings makes a new one.</summary>
/// <param name="Options">The options in force: the last valid ones, or null while there were none.</param>
/// <param name="Problem">Why the newest settings were refused, or null if they are in force.</param>
/// <param name="Findings">What was warned of in the settings in force.</param>
/// <param name="Routes">The routes that the settings in force gave the webhook at start; empty while there were none.</param>
internal sealed record SettingsState(
    MandrillWebhookOptions? Options, string? Problem, IReadOnlyList<SettingsFinding> Findings, IReadOnlyList<string> Routes)
{
    public static readonly SettingsState None = new(null, null, [], []);

    /// <summary>Gets the settings in the form in which a request needs them, or null.</summary>
    public WebhookSettings? Settings { get; } = Options is null ? null : new(Options);

    /// <summary>Gets the settings of the host, which belong to the default webhook's state alone.</summary>
    public HostLimits? Limits { get; } = Options is DjrillOptions host ? new(host) : null;
}
