using System.Diagnostics.CodeAnalysis;

namespace Djrill.Net.Configuration;

/// <summary>Reads the text settings by one rule: blank counts as missing.</summary>
internal static class SettingText
{
    public static bool IsMissing([NotNullWhen(false)] string? text) => string.IsNullOrWhiteSpace(text);

    public static string? Present(string? text) => IsMissing(text) ? null : text;

    /// <summary>The name of the query parameter that carries the secret.</summary>
    public static string SecretName(this MandrillWebhookOptions options) =>
        Present(options.WebhookSecretName) ?? MandrillWebhookOptions.DefaultWebhookSecretName;

    /// <summary>The accepted secrets that are present, each with its setting's name.</summary>
    public static IEnumerable<(string Name, string Value)> Secrets(this MandrillWebhookOptions options) =>
    [
        .. Named(nameof(options.WebhookSecret), options.WebhookSecret),
        .. options.AdditionalSecrets.SelectMany(static (secret, index) => Named($"{nameof(options.AdditionalSecrets)}[{index}]", secret)),
    ];

    /// <summary>The configured URLs that are present, each with its setting's name.</summary>
    public static IEnumerable<(string Name, string Value)> Urls(this MandrillWebhookOptions options) =>
    [
        .. Named(nameof(options.WebhookUrl), options.WebhookUrl),
        .. options.AdditionalSignatures.SelectMany(static (pair, index) => Named(PairName(index, nameof(pair.Url)), pair?.Url)),
    ];

    /// <summary>The signature keys that are present, each with its setting's name.</summary>
    public static IEnumerable<(string Name, string Value)> Keys(this MandrillWebhookOptions options) =>
    [
        .. Named(nameof(options.WebhookSignatureKey), options.WebhookSignatureKey),
        .. options.AdditionalSignatures.SelectMany(static (pair, index) => Named(PairName(index, nameof(pair.Key)), pair?.Key)),
    ];

    /// <summary>The pairs of which both halves are present. The first pair has no name.</summary>
    public static IEnumerable<(string Url, string Key, string? Name, string Setting)> Pairs(this MandrillWebhookOptions options) =>
    [
        .. Whole(options.WebhookUrl, options.WebhookSignatureKey, null, nameof(options.WebhookSignatureKey)),
        .. options.AdditionalSignatures.SelectMany(static (pair, index) => Whole(pair?.Url, pair?.Key, Present(pair?.Name), PairName(index, nameof(pair.Key)))),
    ];

    /// <summary>The names of pairs that are present, each with its setting's name.</summary>
    public static IEnumerable<(string Name, string Value)> PairNames(this MandrillWebhookOptions options) =>
        options.AdditionalSignatures.SelectMany(static (pair, index) => Named(PairName(index, nameof(pair.Name)), pair?.Name));

    public static string PairName(int index, string half) => $"{nameof(MandrillWebhookOptions.AdditionalSignatures)}[{index}].{half}";

    private static IEnumerable<(string Name, string Value)> Named(string name, string? value) => IsMissing(value) ? [] : [(name, value)];

    private static IEnumerable<(string Url, string Key, string? Name, string Setting)> Whole(string? url, string? key, string? name, string setting) =>
        IsMissing(url) || IsMissing(key) ? [] : [(url, key, name, setting)];
}
