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
        .. Keys(options),
        .. Pairs(options),
        .. Urls(options),
        .. Edges(options),
        .. Limits(options),
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

    private static IEnumerable<string> Keys(DjrillOptions options)
    {
        foreach (var (name, value) in options.Keys())
        {
            if (value == SignaturePair.HandshakeKey)
            {
                // It would let everybody sign.
                yield return $"'{name}' is the public key of Mandrill's URL check. Use the key that Mandrill shows for "
                    + "the webhook once the URL is saved; the check passes without it.";
            }
        }
    }

    private static IEnumerable<string> Pairs(DjrillOptions options)
    {
        if (!SettingText.IsMissing(options.WebhookSignatureKey) && SettingText.IsMissing(options.WebhookUrl))
        {
            yield return $"'WebhookSignatureKey' is set but 'WebhookUrl' is missing. Set '{options.SectionPath}:WebhookUrl' to the URL "
                + "exactly as entered at Mandrill: it is part of what Mandrill signs.";
        }

        for (var i = 0; i < options.AdditionalSignatures.Count; i++)
        {
            var pair = options.AdditionalSignatures[i];
            foreach (var (half, value) in new[] { (nameof(pair.Url), pair.Url), (nameof(pair.Key), pair.Key) })
            {
                if (SettingText.IsMissing(value))
                {
                    yield return $"'{SettingText.PairName(i, half)}' is missing. Give each pair both its 'Url' and its "
                        + "'Key', or remove it.";
                }
            }
        }
    }

    private static IEnumerable<string> Urls(DjrillOptions options)
    {
        foreach (var (name, value) in options.Urls())
        {
            if (!IsAbsoluteHttp(value))
            {
                yield return $"'{name}' is no absolute http or https URL. Enter the whole URL exactly as at Mandrill, "
                    + "such as 'https://example.com/djrill/webhook/?secret=...'.";
            }
        }
    }

    private static IEnumerable<string> Limits(DjrillOptions options)
    {
        if (options.MaxRequestBodySize < 1 || options.MaxRequestBodySize > Array.MaxLength)
        {
            yield return FormattableString.Invariant(
                $"'MaxRequestBodySize' is {options.MaxRequestBodySize}. Use a number of bytes from 1 to {Array.MaxLength}.");
        }

        if (options.MaxDeliveryAttempts < 0)
        {
            yield return FormattableString.Invariant(
                $"'MaxDeliveryAttempts' is {options.MaxDeliveryAttempts}. Use a number from 1, or 0 for attempts without end.");
        }

        foreach (var (name, value, longest) in new[]
        {
            (nameof(options.HandlerTimeout), options.HandlerTimeout, TimeSpan.FromDays(1)),
            (nameof(options.RedeliveryWindow), options.RedeliveryWindow, TimeSpan.FromDays(30)),
        })
        {
            if (value <= TimeSpan.Zero || value > longest)
            {
                yield return $"'{name}' is {value:c}. Use more than zero and at most {longest:c}.";
            }
        }
    }

    private static IEnumerable<string> Prefix(DjrillOptions options) =>
        RoutePrefix.Problem(options.RoutePrefix) is { } problem ? [problem] : [];

    private static IEnumerable<string> Edges(DjrillOptions options) =>
        from setting in options.Secrets().Concat(options.Keys()).Concat(options.Urls())
            .Append((Name: nameof(options.WebhookSecretName), Value: options.SecretName()))
        where char.IsWhiteSpace(setting.Value[0]) || char.IsWhiteSpace(setting.Value[^1])
        select $"'{setting.Name}' begins or ends with white space. Remove it; a file's last line break is a common cause.";

    private static bool IsAbsoluteHttp(string url) =>
        (url.StartsWith("https://", StringComparison.OrdinalIgnoreCase) || url.StartsWith("http://", StringComparison.OrdinalIgnoreCase))
        && Uri.TryCreate(url, UriKind.Absolute, out var uri)
        && uri.Host.Length > 0;
}
