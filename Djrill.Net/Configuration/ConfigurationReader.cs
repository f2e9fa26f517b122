using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Configuration;

/// <summary>
/// Reads the settings from the section and from the flat names that Djrill gave them; the flat name wins.
/// </summary>
internal sealed class ConfigurationReader(SettingsSource source) : IConfigureOptions<DjrillOptions>
{
    private static readonly HashSet<string> Names =
        typeof(DjrillOptions).GetProperties().Select(static property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);

    public void Configure(DjrillOptions options)
    {
        options.SectionPath = source.Section.Path;
        FindUnknownKeys(options);
        options.WebhookSecret = Text(nameof(options.WebhookSecret), "DJRILL_WEBHOOK_SECRET") ?? options.WebhookSecret;
        options.WebhookSecretName = Text(nameof(options.WebhookSecretName), "DJRILL_WEBHOOK_SECRET_NAME") ?? options.WebhookSecretName;
        options.WebhookSignatureKey = Text(nameof(options.WebhookSignatureKey), "DJRILL_WEBHOOK_SIGNATURE_KEY") ?? options.WebhookSignatureKey;
        options.WebhookUrl = Text(nameof(options.WebhookUrl), "DJRILL_WEBHOOK_URL") ?? options.WebhookUrl;
        options.RoutePrefix = Text(nameof(options.RoutePrefix)) ?? options.RoutePrefix;
        options.MaxRequestBodySize = Number(nameof(options.MaxRequestBodySize), options);

        foreach (var secret in List(nameof(options.AdditionalSecrets), options))
        {
            if (secret.GetChildren().Any())
            {
                options.Unreadable.Add($"'{secret.Path}' is no text. Give each secret as a text of its own.");
            }

            options.AdditionalSecrets.Add(secret.Value ?? "");
        }

        foreach (var pair in List(nameof(options.AdditionalSignatures), options))
        {
            options.AdditionalSignatures.Add(new()
            {
                Url = pair[nameof(DjrillSignatureOptions.Url)],
                Key = pair[nameof(DjrillSignatureOptions.Key)],
            });
        }
    }

    /// <summary>A misspelt setting would be missing without a word.</summary>
    private void FindUnknownKeys(DjrillOptions options)
    {
        foreach (var key in source.Section.GetChildren().Where(static child => !Names.Contains(child.Key)))
        {
            options.UnknownKeys.Add(key.Path);
        }
    }

    private string? Text(string name, string? flatName = null) =>
        SettingText.Present(flatName is null ? null : source.Flat[flatName]) ?? SettingText.Present(source.Section[name]);

    private IEnumerable<IConfigurationSection> List(string name, DjrillOptions options)
    {
        var list = source.Section.GetSection(name);
        if (!SettingText.IsMissing(list.Value))
        {
            options.Unreadable.Add($"'{name}' is a single value. Give a list: '{list.Path}:0', '{list.Path}:1' and so on.");
        }

        return list.GetChildren();
    }

    private long Number(string name, DjrillOptions options)
    {
        if (Text(name) is not { } text)
        {
            return options.MaxRequestBodySize;
        }

        if (long.TryParse(text, NumberStyles.AllowLeadingSign, CultureInfo.InvariantCulture, out var number))
        {
            return number;
        }

        options.Unreadable.Add($"'{name}' is no whole number. Give the bytes in digits alone, such as "
            + $"'{DjrillOptions.DefaultMaxRequestBodySize.ToString(CultureInfo.InvariantCulture)}'.");
        return options.MaxRequestBodySize;
    }
}
