using System.Diagnostics.CodeAnalysis;

namespace Djrill.Net.Configuration;

/// <summary>Reads the text settings by one rule: blank counts as missing.</summary>
internal static class SettingText
{
    public static bool IsMissing([NotNullWhen(false)] string? text) => string.IsNullOrWhiteSpace(text);

    public static string? Present(string? text) => IsMissing(text) ? null : text;

    /// <summary>The name of the query parameter that carries the secret.</summary>
    public static string SecretName(this DjrillOptions options) =>
        Present(options.WebhookSecretName) ?? DjrillOptions.DefaultWebhookSecretName;

    /// <summary>The accepted secrets that are present, each with its setting's name.</summary>
    public static IEnumerable<(string Name, string Value)> Secrets(this DjrillOptions options) =>
        options.AdditionalSecrets
            .Select(static (secret, index) => (Name: $"{nameof(DjrillOptions.AdditionalSecrets)}[{index}]", Value: secret))
            .Prepend((Name: nameof(DjrillOptions.WebhookSecret), Value: options.WebhookSecret!))
            .Where(static secret => !IsMissing(secret.Value));

    /// <summary>The configured URLs that are present, each with its setting's name.</summary>
    public static IEnumerable<(string Name, string Value)> Urls(this DjrillOptions options) =>
        options.AdditionalSignatures
            .Select(static (pair, index) => (Name: PairName(index, nameof(pair.Url)), Value: pair.Url!))
            .Prepend((Name: nameof(DjrillOptions.WebhookUrl), Value: options.WebhookUrl!))
            .Where(static url => !IsMissing(url.Value));

    /// <summary>The signature keys that are present, each with its setting's name.</summary>
    public static IEnumerable<(string Name, string Value)> Keys(this DjrillOptions options) =>
        options.AdditionalSignatures
            .Select(static (pair, index) => (Name: PairName(index, nameof(pair.Key)), Value: pair.Key!))
            .Prepend((Name: nameof(DjrillOptions.WebhookSignatureKey), Value: options.WebhookSignatureKey!))
            .Where(static key => !IsMissing(key.Value));

    /// <summary>The pairs of which both halves are present.</summary>
    public static IEnumerable<(string Url, string Key)> Pairs(this DjrillOptions options) =>
        options.AdditionalSignatures
            .Select(static pair => (Url: pair.Url!, Key: pair.Key!))
            .Prepend((Url: options.WebhookUrl!, Key: options.WebhookSignatureKey!))
            .Where(static pair => !IsMissing(pair.Url) && !IsMissing(pair.Key));

    public static string PairName(int index, string half) => $"{nameof(DjrillOptions.AdditionalSignatures)}[{index}].{half}";
}
