using System.Diagnostics.CodeAnalysis;
using System.Globalization;
using System.Reflection;
using Microsoft.Extensions.Configuration;

namespace Djrill.Net.Configuration;

/// <summary>
/// Binds a configuration section to options and adds an error for each value that cannot be converted. The framework's binder would throw
/// at the first such value and show the value in the exception message.
/// </summary>
/// <param name="section">The section.</param>
/// <param name="flat">The configuration that contains Djrill's flat names. Null for a named webhook.</param>
internal sealed class SettingsBinder(IConfigurationSection section, IConfiguration? flat = null)
{
    /// <summary>Djrill's flat names. The dictionary key is the name of the setting.</summary>
    public static readonly IReadOnlyDictionary<string, string> FlatNames = new Dictionary<string, string>
    {
        [nameof(MandrillWebhookOptions.WebhookSecret)] = "DJRILL_WEBHOOK_SECRET",
        [nameof(MandrillWebhookOptions.WebhookSecretName)] = "DJRILL_WEBHOOK_SECRET_NAME",
        [nameof(MandrillWebhookOptions.WebhookSignatureKey)] = "DJRILL_WEBHOOK_SIGNATURE_KEY",
        [nameof(MandrillWebhookOptions.WebhookUrl)] = "DJRILL_WEBHOOK_URL",
    };

    private const string ExampleSize = "67108864";

    /// <summary>Binds every setting of the options.</summary>
    /// <param name="options">The options. A value that is missing from the section stays unchanged.</param>
    /// <param name="subsections">The names of child sections that are not settings.</param>
    public void Bind<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TOptions>(
        TOptions options, params string[] subsections)
        where TOptions : MandrillWebhookOptions
    {
        options.SectionPath = section.Path;
        BindValues(options, subsections);
        foreach (var secret in ReadList(nameof(options.AdditionalSecrets), options))
        {
            options.AdditionalSecrets.Add(ReadText(secret, secret.Path, options) ?? "");
        }

        foreach (var pair in ReadList(nameof(options.AdditionalSignatures), options))
        {
            if (SettingText.IsMissing(pair.Value))
            {
                options.AdditionalSignatures.Add(ReadPair(pair, options));
            }
            else
            {
                options.BindingErrors.Add($"'{pair.Path}' is a single value. Set '{pair.Path}:Url' and '{pair.Path}:Key'.");
            }
        }
    }

    /// <summary>Binds the settings that are single values.</summary>
    /// <param name="options">The options. A value that is missing from the section stays unchanged.</param>
    /// <param name="subsections">The names of child sections that are not settings.</param>
    public void BindValues<[DynamicallyAccessedMembers(DynamicallyAccessedMemberTypes.PublicProperties)] TOptions>(
        TOptions options, params string[] subsections)
        where TOptions : IBoundOptions
    {
        var properties = typeof(TOptions).GetProperties();
        AddUnknownKeys(options, section, [.. properties.Select(static property => property.Name), .. subsections]);
        foreach (var property in properties.Where(static property => property.CanWrite))
        {
            if (ReadValue(property, options) is { } value)
            {
                property.SetValue(options, value);
            }
        }
    }

    /// <summary>Adds the unknown keys to the options, so that a misspelt setting is logged.</summary>
    public static void AddUnknownKeys(IBoundOptions options, IConfigurationSection parent, IEnumerable<string> names)
    {
        foreach (var key in parent.GetChildren().ExceptBy(names, static child => child.Key, StringComparer.OrdinalIgnoreCase))
        {
            options.UnknownKeys.Add(key.Path);
        }
    }

    private object? ReadValue(PropertyInfo property, IBoundOptions options)
    {
        var (name, type) = (property.Name, Nullable.GetUnderlyingType(property.PropertyType) ?? property.PropertyType);
        var text = SettingText.Present(ReadText(section.GetSection(name), name, options));
        if (flat is not null && FlatNames.TryGetValue(name, out var flatName))
        {
            text = SettingText.Present(ReadText(flat.GetSection(flatName), flatName, options)) ?? text;
        }

        if (text is null || type == typeof(string))
        {
            return text;
        }

        var value = Parse(text, type);
        if (value is null)
        {
            options.BindingErrors.Add($"'{name}' is not {Describe(type, property.GetValue(options))}.");
        }

        return value;
    }

    private static object? Parse(string text, Type type) =>
        type == typeof(bool) ? bool.TryParse(text, out var flag) ? flag : null
        : type == typeof(int) ? int.TryParse(text, CultureInfo.InvariantCulture, out var number) ? number : null
        : type.IsEnum ? Enum.GetNames(type).Contains(text, StringComparer.OrdinalIgnoreCase) ? Enum.Parse(type, text, ignoreCase: true) : null
        : type == typeof(long) ? long.TryParse(text, CultureInfo.InvariantCulture, out var size) ? size : null

        // Without a colon, a number would be read as days. In any format other than "c", "24:00:00" would be read as 24 days.
        : TimeSpan.TryParseExact(text, "c", CultureInfo.InvariantCulture, out var time) && text.Contains(':', StringComparison.Ordinal)
            ? time
            : null;

    private static string Describe(Type type, object? current) =>
        type == typeof(bool) ? "'true' or 'false'. Use one of these"
        : type.IsEnum ? $"one of '{string.Join("', '", Enum.GetNames(type))}'. Use one of these"
        : type == typeof(TimeSpan) ? "a time. Use hours, minutes and seconds, such as '00:00:30'"
        : $"a whole number. Use digits only, such as '{current ?? ExampleSize}'{(type == typeof(long) ? " bytes" : "")}";

    private IEnumerable<IConfigurationSection> ReadList(string name, MandrillWebhookOptions options)
    {
        var list = section.GetSection(name);
        if (!SettingText.IsMissing(list.Value))
        {
            options.BindingErrors.Add($"'{name}' is a single value. Use a list: '{list.Path}:0', '{list.Path}:1' and so on.");
        }

        return list.GetChildren();
    }

    private static DjrillSignatureOptions ReadPair(IConfigurationSection section, MandrillWebhookOptions options)
    {
        var pair = new DjrillSignatureOptions();
        var properties = typeof(DjrillSignatureOptions).GetProperties();
        AddUnknownKeys(options, section, properties.Select(static property => property.Name));
        foreach (var property in properties)
        {
            property.SetValue(pair, ReadText(section.GetSection(property.Name), $"{section.Path}:{property.Name}", options));
        }

        return pair;
    }

    /// <summary>
    /// Reads a string value and adds an error if the setting is a list or an object. If a list counted as missing, signatures would not be
    /// checked.
    /// </summary>
    private static string? ReadText(IConfigurationSection setting, string name, IBoundOptions options)
    {
        if (setting.GetChildren().Any())
        {
            options.BindingErrors.Add($"'{name}' is a list or an object. Use a single string.");
        }

        return setting.Value;
    }
}
