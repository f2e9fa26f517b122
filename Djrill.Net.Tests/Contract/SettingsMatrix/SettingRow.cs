namespace Djrill.Net.Tests.Contract.SettingsMatrix;

/// <summary>One setting of the table: what it is set to in a valid application, and in each state.</summary>
/// <param name="Name">The name of the row.</param>
/// <param name="Keys">The keys that are set together; most rows have one.</param>
/// <param name="Conflict">A value that is out of range or contradicts another setting.</param>
internal sealed record SettingRow(string Name, string[] Keys, string Conflict)
{
    private const string Pair = "AdditionalSignatures:0";

    public static IReadOnlyList<SettingRow> All { get; } =
    [
        new("WebhookSecret", ["WebhookSecret"], TestApp.Key),
        new("WebhookSecretName", ["WebhookSecretName"], " name"),
        new("WebhookSignatureKey", ["WebhookSignatureKey"], "test-webhook"),
        new("WebhookUrl", ["WebhookUrl"], "/djrill/webhook/"),
        new("key and URL", ["WebhookSignatureKey", "WebhookUrl"], TestApp.Secret),
        new("RequireSignature", ["RequireSignature"], "true"),
        new("AdditionalSecrets", ["AdditionalSecrets:0"], TestApp.Key),
        new("AdditionalSignatures Key", [$"{Pair}:Key"], "test-webhook"),
        new("AdditionalSignatures Url", [$"{Pair}:Url"], "no URL"),
        new("AdditionalSignatures pair", [$"{Pair}:Key", $"{Pair}:Url"], TestApp.Secret),
        new("AdditionalSignatures Name", [$"{Pair}:Name"], " name"),
        new("RoutePrefix", ["RoutePrefix"], "{action}"),
        new("MaxRequestBodySize", ["MaxRequestBodySize"], "0"),
        new("MaxDeliveryAttempts", ["MaxDeliveryAttempts"], "0"),
        new("HandlerTimeout", ["HandlerTimeout"], "00:00:00"),
        new("BatchBudget", ["BatchBudget"], "1.00:00:00"),
        new("ShutdownGrace", ["ShutdownGrace"], "-00:00:01"),
        new("MemoryBudget", ["MemoryBudget"], "0"),
        new("MemoryWait", ["MemoryWait"], "-00:00:01"),
        new("MaxWaiting", ["MaxWaiting"], "-1"),
        new("BodyTimeout", ["BodyTimeout"], "00:00:00"),
    ];

    /// <summary>Whether the row's key and URL are the only ones, and stand in the list of additional pairs.</summary>
    public bool IsOfAdditionalPair => Keys[0].StartsWith(Pair, StringComparison.Ordinal);

    /// <summary>Whether the setting is a text, for which a list is of the wrong type.</summary>
    public bool IsText => Keys[0].StartsWith("Webhook", StringComparison.Ordinal)
        || Keys[0].StartsWith("Additional", StringComparison.Ordinal) || Name == "RoutePrefix";

    /// <summary>The settings of a valid application, in which the row's setting is set where others depend on it.</summary>
    public Dictionary<string, string?> Valid()
    {
        var settings = new Dictionary<string, string?> { ["WebhookSecret"] = TestApp.Secret, ["AdditionalSecrets:0"] = "another-secret-of-some-length" };
        settings[IsOfAdditionalPair ? $"{Pair}:Key" : "WebhookSignatureKey"] = TestApp.Key;
        settings[IsOfAdditionalPair ? $"{Pair}:Url" : "WebhookUrl"] = TestApp.Url;
        return settings;
    }

    /// <summary>The settings with the row's setting in a state.</summary>
    public Dictionary<string, string?> In(SettingState state)
    {
        var settings = Valid();
        foreach (var key in Keys)
        {
            var valid = settings.GetValueOrDefault(key);
            settings.Remove(key);
            switch (state)
            {
                case SettingState.Blank:
                    settings[key] = "";
                    break;
                case SettingState.WhiteSpace:
                    settings[key] = " \t\n";
                    break;
                case SettingState.WrongType when IsText:
                    settings[key + ":0"] = valid ?? "a-text";
                    break;
                case SettingState.WrongType:
                    settings[key] = "neither a number nor a time";
                    break;
                case SettingState.Conflicting:
                    settings[key] = Conflict;
                    break;
            }
        }

        if (Name == "RequireSignature" && state == SettingState.Conflicting)
        {
            settings.Remove("WebhookSignatureKey");
            settings.Remove("WebhookUrl");
        }

        return settings;
    }

    /// <summary>Whether the settings hold a key or a URL in any form, or ask for signatures.</summary>
    public static bool HasKeyOrUrl(Dictionary<string, string?> settings) => settings.Any(static setting =>
        !string.IsNullOrWhiteSpace(setting.Value)
        && (setting.Key.Contains("SignatureKey", StringComparison.Ordinal) || setting.Key.Contains("Url", StringComparison.Ordinal)
            || setting.Key.Contains("AdditionalSignatures", StringComparison.Ordinal) || (setting.Key == "RequireSignature" && setting.Value == "true")));
}
