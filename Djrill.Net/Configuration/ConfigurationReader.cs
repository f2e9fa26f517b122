using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Configuration;

/// <summary>
/// Reads the settings from the section and from the flat names that Djrill gave them; the flat name wins.
/// </summary>
internal sealed class ConfigurationReader(SettingsSource source) : IConfigureOptions<DjrillOptions>
{
    private const string Number = "a whole number. Give digits alone, such as";
    private const string Time = "a time. Give hours, minutes and seconds, such as '00:00:30'";

    private static readonly HashSet<string> Names = NamesOf(typeof(DjrillOptions));
    private static readonly HashSet<string> PairNames = NamesOf(typeof(DjrillSignatureOptions));

    private delegate bool ValueParser<T>(string text, IFormatProvider provider, out T value);

    public void Configure(DjrillOptions options)
    {
        options.SectionPath = source.Section.Path;
        FindUnknownKeys(source.Section, Names, options);
        options.WebhookSecret = Text(nameof(options.WebhookSecret), options, "DJRILL_WEBHOOK_SECRET") ?? options.WebhookSecret;
        options.WebhookSecretName = Text(nameof(options.WebhookSecretName), options, "DJRILL_WEBHOOK_SECRET_NAME") ?? options.WebhookSecretName;
        options.WebhookSignatureKey = Text(nameof(options.WebhookSignatureKey), options, "DJRILL_WEBHOOK_SIGNATURE_KEY") ?? options.WebhookSignatureKey;
        options.WebhookUrl = Text(nameof(options.WebhookUrl), options, "DJRILL_WEBHOOK_URL") ?? options.WebhookUrl;
        options.RoutePrefix = Text(nameof(options.RoutePrefix), options) ?? options.RoutePrefix;
        options.RequireSignature = Value<bool>(nameof(options.RequireSignature), options.RequireSignature, TryParseBoolean, "'true' or 'false'. Give one of these", options);
        options.MaxRequestBodySize = Value<long>(nameof(options.MaxRequestBodySize), options.MaxRequestBodySize, long.TryParse, $"{Number} '134217728' bytes", options);
        options.MaxDeliveryAttempts = Value<int>(nameof(options.MaxDeliveryAttempts), options.MaxDeliveryAttempts, int.TryParse, $"{Number} '5'", options);
        options.HandlerTimeout = Value<TimeSpan>(nameof(options.HandlerTimeout), options.HandlerTimeout, TryParseTime, Time, options);
        options.BatchBudget = Value<TimeSpan>(nameof(options.BatchBudget), options.BatchBudget, TryParseTime, Time, options);
        options.ShutdownGrace = Value<TimeSpan>(nameof(options.ShutdownGrace), options.ShutdownGrace, TryParseTime, Time, options);

        foreach (var secret in List(nameof(options.AdditionalSecrets), options))
        {
            options.AdditionalSecrets.Add(TextOf(secret, secret.Path, options) ?? "");
        }

        foreach (var pair in List(nameof(options.AdditionalSignatures), options))
        {
            options.AdditionalSignatures.Add(PairOf(pair, options));
        }
    }

    private static HashSet<string> NamesOf([DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] Type options) =>
        options.GetProperties().Select(static property => property.Name).ToHashSet(StringComparer.OrdinalIgnoreCase);

    /// <summary>A misspelt setting would be ignored without a message.</summary>
    private static void FindUnknownKeys(IConfigurationSection section, HashSet<string> names, DjrillOptions options)
    {
        foreach (var key in section.GetChildren().Where(child => !names.Contains(child.Key)))
        {
            options.UnknownKeys.Add(key.Path);
        }
    }

    private static DjrillSignatureOptions PairOf(IConfigurationSection pair, DjrillOptions options)
    {
        string? Half(string name) => TextOf(pair.GetSection(name), pair.GetSection(name).Path, options);

        FindUnknownKeys(pair, PairNames, options);
        if (!SettingText.IsMissing(pair.Value))
        {
            options.Unreadable.Add($"'{pair.Path}' is a single value. Give '{pair.Path}:Url' and '{pair.Path}:Key'.");
        }

        return new()
        {
            Name = Half(nameof(DjrillSignatureOptions.Name)),
            Url = Half(nameof(DjrillSignatureOptions.Url)),
            Key = Half(nameof(DjrillSignatureOptions.Key)),
        };
    }

    /// <summary>A list or an object in place of a text has no value. Taken as missing, it would turn the signatures off.</summary>
    private static string? TextOf(IConfigurationSection setting, string name, DjrillOptions options)
    {
        if (setting.GetChildren().Any())
        {
            options.Unreadable.Add($"'{name}' is a list or an object. Give a single text.");
        }

        return setting.Value;
    }

    private string? Text(string name, DjrillOptions options, string? flatName = null)
    {
        var flat = flatName is null ? null : TextOf(source.Flat.GetSection(flatName), flatName, options);
        var text = TextOf(source.Section.GetSection(name), name, options);
        return SettingText.Present(flat) ?? SettingText.Present(text);
    }

    private IEnumerable<IConfigurationSection> List(string name, DjrillOptions options)
    {
        var list = source.Section.GetSection(name);
        if (!SettingText.IsMissing(list.Value))
        {
            options.Unreadable.Add($"'{name}' is a single value. Give a list: '{list.Path}:0', '{list.Path}:1' and so on.");
        }

        return list.GetChildren();
    }

    private static bool TryParseBoolean(string text, IFormatProvider provider, out bool value) => bool.TryParse(text, out value);

    /// <summary>A number alone would be read as days, and in another format so would the 24 of "24:00:00".</summary>
    private static bool TryParseTime(string text, IFormatProvider provider, out TimeSpan value) =>
        TimeSpan.TryParseExact(text, "c", provider, out value) && text.Contains(':', StringComparison.Ordinal);

    private T Value<T>(string name, T current, ValueParser<T> parser, string kind, DjrillOptions options)
    {
        if (Text(name, options) is not { } text)
        {
            return current;
        }

        if (parser(text, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        options.Unreadable.Add($"'{name}' is not {kind}.");
        return current;
    }
}
