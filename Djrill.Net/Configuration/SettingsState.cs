namespace Djrill.Net.Configuration;

/// <summary>The state of the settings of a webhook. Immutable.</summary>
/// <param name="Options">The options in force: the last valid ones, or null if there were none.</param>
/// <param name="Problem">Why the newest settings were refused, or null if they are in force.</param>
/// <param name="Findings">The Warnings about the settings in force.</param>
/// <param name="Routes">The routes of the webhook, which are fixed at start; empty before the first valid settings.</param>
internal sealed record SettingsState(
    MandrillWebhookOptions? Options, string? Problem, IReadOnlyList<SettingsFinding> Findings, IReadOnlyList<string> Routes)
{
    public static readonly SettingsState None = new(null, null, [], []);

    /// <summary>Gets the prepared settings for requests, or null.</summary>
    public WebhookSettings? Settings { get; } = Options is null ? null : new(Options);

    /// <summary>Gets the limits of the host. Null except for the default webhook.</summary>
    public DjrillOptions? Limits => Options as DjrillOptions;
}
