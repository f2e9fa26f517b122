namespace Djrill.Net.Configuration;

/// <summary>What is known of the settings of a host. A change of the settings makes a new one.</summary>
/// <param name="Settings">The settings in force: the last valid ones, or null while there were none.</param>
/// <param name="Problem">Why the newest settings were refused, or null if they are in force.</param>
/// <param name="Findings">What was warned of in the settings in force.</param>
/// <param name="Route">The route that the settings in force gave the controller at start, or null while there were none.</param>
internal sealed record SettingsState(
    WebhookSettings? Settings, string? Problem, IReadOnlyList<SettingsFinding> Findings, string? Route);
