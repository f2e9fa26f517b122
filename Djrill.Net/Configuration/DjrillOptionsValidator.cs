using Microsoft.Extensions.Options;

namespace Djrill.Net.Configuration;

/// <summary>
/// Validates the settings and lists every problem. Each message names the setting, the invalid value and the solution. No message contains
/// a secret, a key or a URL.
/// </summary>
internal sealed class DjrillOptionsValidator : IValidateOptions<DjrillOptions>, IValidateOptions<MandrillWebhookOptions>
{
    private const int MinSecretLength = 16;

    public ValidateOptionsResult Validate(string? name, DjrillOptions options) => Validate(options, "");

    public ValidateOptionsResult Validate(string? name, MandrillWebhookOptions options) =>
        Validate(options, WebhookNames.Prefix(name ?? ""));

    public static IReadOnlyList<string> Problems(MandrillWebhookOptions options) =>
    [
        .. options.BindingErrors,
        .. Secrets(options),
        .. SignatureRules.Problems(options),
        .. SurroundingWhiteSpace(options),
        .. LimitRules.Problems(options),
        .. Prefix(options),
    ];

    private static ValidateOptionsResult Validate(MandrillWebhookOptions options, string prefix)
    {
        var problems = Problems(options);
        return problems.Count == 0 ? ValidateOptionsResult.Success
            : ValidateOptionsResult.Fail(problems.Select(problem => prefix + problem));
    }

    private static IEnumerable<string> Secrets(MandrillWebhookOptions options)
    {
        if (SettingText.IsMissing(options.WebhookSecret))
        {
            var flatName = options is DjrillOptions ? " or the environment variable 'DJRILL_WEBHOOK_SECRET'" : "";
            yield return $"'WebhookSecret' is missing. Set '{options.SectionPath}:WebhookSecret'{flatName} to a random string that is "
                + "used for nothing else, such as 'openssl rand -hex 16' prints.";
        }

        var keys = options.Keys().Select(static key => key.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, value) in options.Secrets())
        {
            if (value.Length < MinSecretLength)
            {
                yield return $"'{name}' is {value.Length} characters long. Use a random string of at least {MinSecretLength}.";
            }

            if (keys.Contains(value))
            {
                yield return $"'{name}' equals a signature key. Use a different random string: the secret travels in the "
                    + "URL, the key never does.";
            }
        }
    }

    private static IEnumerable<string> Prefix(MandrillWebhookOptions options) =>
        RoutePrefix.Problem(options.RoutePrefix) is { } problem ? [problem] : [];

    private static IEnumerable<string> SurroundingWhiteSpace(MandrillWebhookOptions options) =>
        from setting in options.Secrets().Concat(options.Keys()).Concat(options.Urls()).Concat(options.PairNames())
            .Append((Name: nameof(options.WebhookSecretName), Value: options.SecretName()))
        where char.IsWhiteSpace(setting.Value[0]) || char.IsWhiteSpace(setting.Value[^1])
        select $"'{setting.Name}' begins or ends with white space. Remove it; a file's last line break is a common cause.";
}
