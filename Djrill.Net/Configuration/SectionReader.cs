using System.Globalization;
using Microsoft.Extensions.Configuration;

namespace Djrill.Net.Configuration;

/// <summary>Reads settings from a section. What cannot be read is noted in the options, where the binder would stop at the first.</summary>
/// <param name="section">The section.</param>
/// <param name="flat">Where Djrill's flat names stand, or null where there are none.</param>
/// <param name="options">The options that note what is wrong.</param>
internal sealed class SectionReader(IConfigurationSection section, IConfiguration? flat, MandrillWebhookOptions options)
{
    private static readonly string[] PairNames = [nameof(DjrillSignatureOptions.Name), nameof(DjrillSignatureOptions.Url), nameof(DjrillSignatureOptions.Key)];

    private delegate bool ValueParser<T>(string text, IFormatProvider provider, out T value);

    public string Path => section.Path;

    /// <summary>A misspelt setting would be ignored without a message.</summary>
    public void FindUnknownKeys(IConfigurationSection parent, IEnumerable<string> names)
    {
        var known = names.ToHashSet(StringComparer.OrdinalIgnoreCase);
        foreach (var key in parent.GetChildren().Where(child => !known.Contains(child.Key)))
        {
            options.UnknownKeys.Add(key.Path);
        }
    }

    public string? Text(string name, string? flatName = null)
    {
        var flatText = flat is null || flatName is null ? null : TextOf(flat.GetSection(flatName), flatName);
        var text = TextOf(section.GetSection(name), name);
        return SettingText.Present(flatText) ?? SettingText.Present(text);
    }

    public bool Boolean(string name, bool current) => Value<bool>(name, current, TryParseBoolean, "'true' or 'false'. Give one of these");

    public int Integer(string name, int current, string example) => Value<int>(name, current, int.TryParse, Number(example));

    public long Long(string name, long current, string example) => Value<long>(name, current, long.TryParse, Number(example));

    public long? OptionalLong(string name, long? current, string example) => Value(name, current, TryParseOptional, Number(example));

    public TimeSpan Time(string name, TimeSpan current) =>
        Value<TimeSpan>(name, current, TryParseTime, "a time. Give hours, minutes and seconds, such as '00:00:30'");

    public void AddSecrets(string name, IList<string> secrets)
    {
        foreach (var secret in List(name))
        {
            secrets.Add(TextOf(secret, secret.Path) ?? "");
        }
    }

    public void AddPairs(string name, IList<DjrillSignatureOptions> pairs)
    {
        foreach (var pair in List(name))
        {
            FindUnknownKeys(pair, PairNames);
            if (!SettingText.IsMissing(pair.Value))
            {
                options.BindingErrors.Add($"'{pair.Path}' is a single value. Give '{pair.Path}:Url' and '{pair.Path}:Key'.");
            }

            string? Half(string half) => TextOf(pair.GetSection(half), pair.GetSection(half).Path);
            pairs.Add(new()
            {
                Name = Half(nameof(DjrillSignatureOptions.Name)),
                Url = Half(nameof(DjrillSignatureOptions.Url)),
                Key = Half(nameof(DjrillSignatureOptions.Key)),
            });
        }
    }

    private static string Number(string example) => $"a whole number. Give digits alone, such as {example}";

    private static bool TryParseBoolean(string text, IFormatProvider provider, out bool value) => bool.TryParse(text, out value);

    private static bool TryParseOptional(string text, IFormatProvider provider, out long? value)
    {
        var isNumber = long.TryParse(text, provider, out var number);
        value = number;
        return isNumber;
    }

    /// <summary>A number alone would be read as days, and in another format so would the 24 of "24:00:00".</summary>
    private static bool TryParseTime(string text, IFormatProvider provider, out TimeSpan value) =>
        TimeSpan.TryParseExact(text, "c", provider, out value) && text.Contains(':', StringComparison.Ordinal);

    /// <summary>A list or an object in place of a text has no value. Taken as missing, it would turn the signatures off.</summary>
    private string? TextOf(IConfigurationSection setting, string name)
    {
        if (setting.GetChildren().Any())
        {
            options.BindingErrors.Add($"'{name}' is a list or an object. Give a single text.");
        }

        return setting.Value;
    }

    private IEnumerable<IConfigurationSection> List(string name)
    {
        var list = section.GetSection(name);
        if (!SettingText.IsMissing(list.Value))
        {
            options.BindingErrors.Add($"'{name}' is a single value. Give a list: '{list.Path}:0', '{list.Path}:1' and so on.");
        }

        return list.GetChildren();
    }

    private T Value<T>(string name, T current, ValueParser<T> parser, string kind)
    {
        if (Text(name) is not { } text)
        {
            return current;
        }

        if (parser(text, CultureInfo.InvariantCulture, out var value))
        {
            return value;
        }

        options.BindingErrors.Add($"'{name}' is not {kind}.");
        return current;
    }
}
