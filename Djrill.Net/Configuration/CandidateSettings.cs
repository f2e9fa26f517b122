using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Configuration;

/// <summary>Newly read settings of a webhook, before they come into force.</summary>
/// <param name="Name">The webhook.</param>
/// <param name="Last">The current state of the webhook, or null at the first reading.</param>
/// <param name="Options">The options, or null if they are refused.</param>
/// <param name="Problem">Why the settings are refused, or null. It holds no secret, no key and no URL.</param>
/// <param name="Exception">The exception that code of the application threw, or null.</param>
internal sealed partial record CandidateSettings(
    string Name, SettingsState? Last, MandrillWebhookOptions? Options = null, string? Problem = null, Exception? Exception = null)
{
    private const string LastKeyRemoved =
        "No signature key is left, so unsigned posts would be accepted. Restore the key and its URL; only a restart gives up the check of signatures.";

    /// <summary>Gets the options that will be in force: the new ones, else the current ones, or null.</summary>
    public MandrillWebhookOptions? Effective => Options ?? Last?.Options;

    /// <summary>Reads and validates the settings of a webhook, without regard to other webhooks.</summary>
    /// <remarks>
    /// The cache of <c>IOptionsMonitor</c> is not used, because it throws on every access to invalid options and reports no change of them.
    /// </remarks>
    public static CandidateSettings Read(string name, SettingsState? last, SettingsServices services)
    {
        var proposal = new CandidateSettings(name, last);
        try
        {
            var options = services.CreateOptions(name);

            // Without AddDjrill no validator is registered.
            var problems = DjrillOptionsValidator.Problems(options).Concat(UnboundSignatureSettings.Problems(options, services)).ToList();
            var isLastKeyRemoved = last?.Options?.Pairs().Any() is true && !options.Pairs().Any();
            return problems.Count > 0 ? proposal.Refuse(string.Join("; ", problems))
                : isLastKeyRemoved ? proposal.Refuse(LastKeyRemoved)
                : proposal with { Options = options };
        }
        catch (OptionsValidationException exception)
        {
            // The log adds the name of the webhook again.
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
            return proposal.Refuse($"Reading the settings failed with '{exception.GetType()}'. Correct the code that configures '{type}'.") with
            {
                Exception = exception,
            };
        }
    }

    public CandidateSettings Refuse(string problem) => this with { Options = null, Problem = problem };

    /// <summary>Matches the error message of the framework's binder. The value in it is not used: it may be a misplaced secret.</summary>
    [GeneratedRegex(@"^Failed to convert configuration value.* at '(?<path>[^']+)' to type '(?<type>[^']+)'\.$", RegexOptions.Singleline)]
    private static partial Regex BinderFailure();
}
