namespace Djrill.Net.Configuration;

/// <summary>Lists the string values of the options, each with the name of its setting. Missing values are skipped.</summary>
internal static class MandrillWebhookOptionsExtensions
{
    /// <summary>Gets the name of the query parameter for the secret.</summary>
    public static string SecretName(this MandrillWebhookOptions options) =>
        SettingText.Present(options.WebhookSecretName) ?? MandrillWebhookOptions.DefaultWebhookSecretName;

    /// <summary>Lists the accepted secrets.</summary>
    public static IEnumerable<(string Name, string Value)> Secrets(this MandrillWebhookOptions options) => Present(options.AdditionalSecrets
        .Select(static (secret, index) => ($"{nameof(options.AdditionalSecrets)}[{index}]", (string?)secret))
        .Prepend((nameof(options.WebhookSecret), options.WebhookSecret)));

    /// <summary>Lists the URLs that Mandrill signs.</summary>
    public static IEnumerable<(string Name, string Value)> Urls(this MandrillWebhookOptions options) =>
        Present(AllPairs(options).Select(static pair => (pair.UrlSetting, pair.Url)));

    /// <summary>Lists the signature keys.</summary>
    public static IEnumerable<(string Name, string Value)> Keys(this MandrillWebhookOptions options) =>
        Present(AllPairs(options).Select(static pair => (pair.KeySetting, pair.Key)));

    /// <summary>
    /// Lists the pairs that have both a URL and a key. The pair of <c>WebhookUrl</c> and <c>WebhookSignatureKey</c> has no name.
    /// </summary>
    public static IEnumerable<(string Url, string Key, string? Name, string UrlSetting, string KeySetting)> Pairs(
        this MandrillWebhookOptions options) =>
        from pair in AllPairs(options)
        where !SettingText.IsMissing(pair.Url) && !SettingText.IsMissing(pair.Key)
        select (pair.Url, pair.Key, SettingText.Present(pair.Name), pair.UrlSetting, pair.KeySetting);

    /// <summary>Lists the names of the additional pairs.</summary>
    public static IEnumerable<(string Name, string Value)> PairNames(this MandrillWebhookOptions options) =>
        Present(options.AdditionalSignatures
        .Select(static (pair, index) => (PairSetting(index, nameof(pair.Name)), pair?.Name)));

    /// <summary>Gets the name of a setting of an additional pair.</summary>
    public static string PairSetting(int index, string half) => $"{nameof(MandrillWebhookOptions.AdditionalSignatures)}[{index}].{half}";

    private static IEnumerable<(string UrlSetting, string? Url, string KeySetting, string? Key, string? Name)> AllPairs(
        MandrillWebhookOptions options) =>
        options.AdditionalSignatures
            .Select(static (pair, index) =>
                (PairSetting(index, nameof(pair.Url)), pair?.Url, PairSetting(index, nameof(pair.Key)), pair?.Key, pair?.Name))
            .Prepend((nameof(options.WebhookUrl), options.WebhookUrl, nameof(options.WebhookSignatureKey), options.WebhookSignatureKey,
                null));

    private static IEnumerable<(string Name, string Value)> Present(IEnumerable<(string Name, string? Value)> settings) =>
        from setting in settings
        where !SettingText.IsMissing(setting.Value)
        select (setting.Name, setting.Value);
}
