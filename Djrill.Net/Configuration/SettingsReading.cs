using System.Diagnostics.CodeAnalysis;
using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Configuration;

/// <summary>The settings of a webhook, read from all their sources.</summary>
/// <param name="Options">The options, or null if they could not be read.</param>
/// <param name="Problems">The problems of the settings. They hold no secret, no key and no URL.</param>
/// <param name="Exception">The exception that code of the application threw, or null.</param>
internal sealed partial record SettingsReading(MandrillWebhookOptions? Options, IReadOnlyList<string> Problems, Exception? Exception)
{
    /// <summary>
    /// Reads the settings. The cache of <c>IOptionsMonitor</c> is not used, because it throws on every access to invalid options and
    /// reports no change of them.
    /// </summary>
    [SuppressMessage("Design", "CA1031:Do not catch general exception types", Justification = "Code of the application that configures the options may throw anything.")]
    public static SettingsReading Read(string name, SettingsServices services)
    {
        var type = name.Length == 0 ? nameof(DjrillOptions) : nameof(MandrillWebhookOptions);
        try
        {
            var options = services.CreateOptions(name);

            // Without AddDjrill no validator is registered.
            return new(options, [.. DjrillOptionsValidator.Problems(options), .. UnreadSignature.Problems(options, services)], null);
        }
        catch (OptionsValidationException exception)
        {
            // The caller adds the name of the webhook again.
            return new(null, [.. exception.Failures.Select(failure => failure.StartsWith(WebhookNames.Prefix(name), StringComparison.Ordinal) ? failure[WebhookNames.Prefix(name).Length..] : failure)], null);
        }
        catch (Exception exception)
        {
            return BinderFailure().Match(exception.Message) is { Success: true } failure
                ? new(null, [$"'{failure.Groups["path"].Value}' is not a value of the type '{failure.Groups["type"].Value}'. Correct or remove it."], null)
                : new(null, [$"Reading the settings failed with '{exception.GetType()}'. Correct the code that configures '{type}'."], exception);
        }
    }

    /// <summary>Matches the error message of the framework's binder. The value in it is not used: it may be a misplaced secret.</summary>
    [GeneratedRegex(@"^Failed to convert configuration value.* at '(?<path>[^']+)' to type '(?<type>[^']+)'\.$", RegexOptions.Singleline)]
    private static partial Regex BinderFailure();
}
