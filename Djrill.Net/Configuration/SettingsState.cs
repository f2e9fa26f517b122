namespace Djrill.Net.Configuration;

/// <summary>The state of the settings of a webhook. Immutable.</summary>
/// <param name="Options">The options in force: the last valid options, or null before the first valid options.</param>
/// <param name="Problem">The reason why the newest settings were refused, or null if the newest settings are in force.</param>
/// <param name="Findings">The warnings about the settings in force.</param>
/// <param name="Routes">The routes of the webhook. Empty before the first valid settings, then fixed.</param>
internal sealed record SettingsState(
    MandrillWebhookOptions? Options, string? Problem, IReadOnlyList<SettingsFinding> Findings, IReadOnlyList<string> Routes)
{
    public static readonly SettingsState None = new(null, null, [], []);

    /// <summary>Gets the settings in the form that requests use, or null without options.</summary>
    public WebhookSettings? Settings { get; } = Options is null ? null : new(Options);

    /// <summary>Gets the limits of the host. Null for a named webhook.</summary>
    public DjrillOptions? Limits => Options as DjrillOptions;
}
