namespace Djrill.Net.Configuration;

/// <summary>Newly read settings of a webhook, before they come into force.</summary>
/// <param name="Name">The webhook.</param>
/// <param name="Last">The current state of the webhook, or null at the first reading.</param>
/// <param name="Options">The options, or null if they are refused.</param>
/// <param name="Problem">Why the settings are refused, or null. It holds no secret, no key and no URL.</param>
/// <param name="Exception">The exception that code of the application threw, or null.</param>
internal sealed record SettingsProposal(string Name, SettingsState? Last, MandrillWebhookOptions? Options, string? Problem, Exception? Exception)
{
    private const string LastKeyRemoved =
        "No signature key is left, so unsigned posts would be accepted. Restore the key and its URL; only a restart gives up the check of signatures.";

    /// <summary>Gets the options that will be in force: the new ones, else the current ones, or null.</summary>
    public MandrillWebhookOptions? Effective => Options ?? Last?.Options;

    /// <summary>Reads and validates the settings of a webhook, without regard to other webhooks.</summary>
    public static SettingsProposal Read(string name, SettingsState? last, SettingsServices services)
    {
        var reading = SettingsReading.Read(name, services);
        if (reading.Options is not { } options || reading.Problems.Count > 0)
        {
            return new(name, last, null, string.Join("; ", reading.Problems), reading.Exception);
        }

        return last?.Options?.Pairs().Any() is true && !options.Pairs().Any()
            ? new(name, last, null, LastKeyRemoved, null)
            : new(name, last, options, null, null);
    }

    public SettingsProposal Refuse(string problem) => this with { Options = null, Problem = problem };
}
