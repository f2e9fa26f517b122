using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Configuration;

/// <summary>Newly read settings of a webhook that are not yet in force.</summary>
/// <param name="Name">The webhook.</param>
/// <param name="Last">The current state of the webhook, or null at the first read.</param>
/// <param name="Options">The options, or null if they are refused.</param>
/// <param name="Problem">The reason for the refusal, or null. Contains no secret, no key and no URL.</param>
/// <param name="Exception">The exception from the application's code, or null.</param>
internal sealed partial record CandidateSettings(
    string Name, SettingsState? Last, MandrillWebhookOptions? Options = null, string? Problem = null, Exception? Exception = null)
{
    private const string LastKeyRemoved =
        "No signature key is left, so unsigned posts would pass. Restore the key and its URL; only a restart can turn off the check.";

    /// <summary>Gets the new options if they are valid, otherwise the current options, or null.</summary>
    public MandrillWebhookOptions? Effective => Options ?? Last?.Options;

    /// <summary>Reads and validates the settings of one webhook. Conflicts between webhooks are not checked.</summary>
    /// <remarks>
    /// <c>IOptionsMonitor</c> is not used. With invalid options, <c>IOptionsMonitor</c> throws on every access and reports no change.
    /// </remarks>
    public static CandidateSettings Read(string name, SettingsState? last, SettingsServices services)
    {
        var proposal = new CandidateSettings(name, last);
        try
        {
            var options = services.CreateOptions(name);

            // Without AddDjrill no validator is registered.
            var problems = DjrillOptionsValidator.Problems(options).Concat(UnboundSignatureSettings.FindErrors(options, services)).ToList();
            var isLastKeyRemoved = last?.Options?.Pairs().Any() is true && !options.Pairs().Any();
            return problems.Count > 0 ? proposal.Refuse(string.Join("; ", problems))
                : isLastKeyRemoved ? proposal.Refuse(LastKeyRemoved)
                : proposal with { Options = options };
        }
        catch (OptionsValidationException exception)
        {
            // The prefix is removed, because the logger adds the name of the webhook.
            var prefix = WebhookNames.Prefix(name);
            return proposal.Refuse(string.Join("; ", exception.Failures.Select(failure =>
                failure.StartsWith(prefix, StringComparison.Ordinal) ? failure[prefix.Length..] : failure)));
        }
        catch (Exception exception) when (BinderFailure().Match(exception.Message) is { Success: true } failure)
        {
            return proposal.Refuse(
                $"'{failure.Groups["path"].Value}' is not a value of the type '{failure.Groups["type"].Value}'. Correct or remove it.");
        }
        catch (Exception exception)
        {
            var type = name.Length == 0 ? nameof(DjrillOptions) : nameof(MandrillWebhookOptions);
            return proposal.Refuse($"Reading the settings failed with '{exception.GetType()}'. Correct the code that configures "
                + $"'{type}'.") with
            {
                Exception = exception,
            };
        }
    }

    public CandidateSettings Refuse(string problem) => this with { Options = null, Problem = problem };

    /// <summary>
    /// Matches the error message of the framework's binder. The value in the message is not used, because the value may be a misplaced
    /// secret.
    /// </summary>
    [GeneratedRegex(@"^Failed to convert configuration value.* at '(?<path>[^']+)' to type '(?<type>[^']+)'\.$", RegexOptions.Singleline)]
    private static partial Regex BinderFailure();
}
