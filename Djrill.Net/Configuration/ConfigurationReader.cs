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

    private delegate bool ValueParser<T>(string text, IFormatProvider provider, out T value);

    public void Configure(DjrillOptions options)
    {
        options.SectionPath = source.Section.Path;
        FindUnknownKeys(options);
        options.WebhookSecret = Text(nameof(options.WebhookSecret), "DJRILL_WEBHOOK_SECRET") ?? options.WebhookSecret;
        options.WebhookSecretName = Text(nameof(options.WebhookSecretName), "DJRILL_WEBHOOK_SECRET_NAME") ?? options.WebhookSecretName;
        options.WebhookSignatureKey = Text(nameof(options.WebhookSignatureKey), "DJRILL_WEBHOOK_SIGNATURE_KEY") ?? options.WebhookSignatureKey;
        options.WebhookUrl = Text(nameof(options.WebhookUrl), "DJRILL_WEBHOOK_URL") ?? options.WebhookUrl;
        options.RoutePrefix = Text(nameof(options.RoutePrefix)) ?? options.RoutePrefix;
        options.MaxRequestBodySize = Value(
            nameof(options.MaxRequestBodySize), options.MaxRequestBodySize, long.TryParse, "whole number. Give the bytes in digits alone, such as '134217728'", options);
        options.MaxDeliveryAttempts = Value(
            nameof(options.MaxDeliveryAttempts), options.MaxDeliveryAttempts, int.TryParse, "whole number. Give digits alone, such as '5'", options);
        options.HandlerTimeout = Value(
            nameof(options.HandlerTimeout), options.HandlerTimeout, TryParseTime, "time. Give hours, minutes and seconds, such as '00:00:30'", options);
        options.RedeliveryWindow = Value(
            nameof(options.RedeliveryWindow), options.RedeliveryWindow, TryParseTime, "time. Give days, hours, minutes and seconds, such as '1.00:00:00'", options);

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

    /// <summary>A number alone would be days, which nobody means, and in another format so would the 24 of "24:00:00".</summary>
    private static bool TryParseTime(string text, IFormatProvider provider, out TimeSpan value) =>
        TimeSpan.TryParseExact(text, "c", provider, out value) && text.Contains(':', StringComparison.Ordinal);

    private T Value<T>(string name, T current, ValueParser<T> parser, string kind, DjrillOptions options)
    {
        if (Text(name) is not { } text)
        {
            return current;
        }

        if (parser(text, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        options.Unreadable.Add($"'{name}' is no {kind}.");
        return current;
    }
}
