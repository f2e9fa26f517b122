using Microsoft.Extensions.Options;

namespace Djrill.Net.Configuration;

/// <summary>
/// Finds what is wrong with the settings: every problem, each in a sentence that names the setting, what was found and
/// the cure. No sentence holds a secret, a key or a URL, which may carry a secret.
/// </summary>
internal sealed class DjrillOptionsValidator : IValidateOptions<DjrillOptions>
{
    private const int MinSecretLength = 16;

    public ValidateOptionsResult Validate(string? name, DjrillOptions options)
    {
        var problems = Problems(options);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    public static IReadOnlyList<string> Problems(DjrillOptions options) =>
    [
        .. options.Unreadable,
        .. Secrets(options),
        .. SignatureRules.Problems(options),
        .. SurroundingWhiteSpace(options),
        .. LimitRules.Problems(options),
        .. Prefix(options),
    ];

    private static IEnumerable<string> Secrets(DjrillOptions options)
    {
        if (SettingText.IsMissing(options.WebhookSecret))
        {
            yield return $"'WebhookSecret' is missing. Set '{options.SectionPath}:WebhookSecret' or the environment variable "
                + "'DJRILL_WEBHOOK_SECRET' to a random text that is used for nothing else, such as 'openssl rand -hex 16' prints.";
        }

        var keys = options.Keys().Select(static key => key.Value).ToHashSet(StringComparer.Ordinal);
        foreach (var (name, value) in options.Secrets())
        {
            if (value.Length < MinSecretLength)
            {
                yield return $"'{name}' is {value.Length} characters long. Use a random text of at least {MinSecretLength}.";
            }

            if (keys.Contains(value))
            {
                yield return $"'{name}' equals a signature key. Use a random text of its own: the secret travels in the "
                    + "URL, the key never does.";
            }
        }
    }

    private static IEnumerable<string> Prefix(DjrillOptions options) =>
        RoutePrefix.Problem(options.RoutePrefix) is { } problem ? [problem] : [];

    private static IEnumerable<string> SurroundingWhiteSpace(DjrillOptions options) =>
        from setting in options.Secrets().Concat(options.Keys()).Concat(options.Urls()).Concat(options.PairNames())
            .Append((Name: nameof(options.WebhookSecretName), Value: options.SecretName()))
        where char.IsWhiteSpace(setting.Value[0]) || char.IsWhiteSpace(setting.Value[^1])
        select $"'{setting.Name}' begins or ends with white space. Remove it; a file's last line break is a common cause.";
}
