using System.Text.RegularExpressions;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Configuration;

/// <summary>Finds problems in the options of the inbox.</summary>
internal sealed partial class InboxOptionsValidator : IValidateOptions<MandrillInboxOptions>
{
    private const int MaxIdentifier = 40; // PostgreSQL cuts a name after 63 bytes, and the names of indexes are longer.

    public ValidateOptionsResult Validate(string? name, MandrillInboxOptions options)
    {
        var problems = Problems(options);
        return problems.Count == 0 ? ValidateOptionsResult.Success : ValidateOptionsResult.Fail(problems);
    }

    public static IReadOnlyList<string> Problems(MandrillInboxOptions options)
    {
        var limits = new LimitList();
        limits.Check(nameof(options.Concurrency), options.Concurrency, 1, 1000, "a number from 1 to 1000");
        limits.Check(nameof(options.MaxDeliveryAttempts), options.MaxDeliveryAttempts, 1, int.MaxValue, "a number from 1");
        limits.Check(nameof(options.MaxCrashes), options.MaxCrashes, 1, int.MaxValue, "a number from 1");
        limits.CheckTime(nameof(options.LeaseDuration), options.LeaseDuration, TimeSpan.FromSeconds(1), TimeSpan.FromHours(1));
        limits.CheckTime(nameof(options.PollInterval), options.PollInterval, TimeSpan.FromMilliseconds(10), TimeSpan.FromMinutes(1));
        limits.CheckTime(nameof(options.StoreTimeout), options.StoreTimeout, TimeSpan.FromMilliseconds(100), TimeSpan.FromMinutes(1));
        limits.CheckTime(nameof(options.HandlerTimeout), options.HandlerTimeout, LimitList.Tick, TimeSpan.FromDays(1));
        limits.CheckTime(nameof(options.FirstRetryDelay), options.FirstRetryDelay, LimitList.Tick, options.MaxRetryDelay, " ('MaxRetryDelay')");
        limits.CheckTime(nameof(options.MaxRetryDelay), options.MaxRetryDelay, LimitList.Tick, TimeSpan.FromDays(7));
        limits.CheckTime(nameof(options.Retention), options.Retention, TimeSpan.FromHours(24), TimeSpan.FromDays(3650),
            ": Mandrill resends a batch within 24 hours, and the inbox must still know it");
        limits.CheckTime(nameof(options.DeadLetterRetention), options.DeadLetterRetention, options.Retention, TimeSpan.FromDays(3650),
            ", not less than 'Retention'");
        return [.. options.BindingErrors, .. Identifiers(options), .. limits.Problems];
    }

    private static IEnumerable<string> Identifiers(MandrillInboxOptions options)
    {
        if (options.Schema is { } schema && !IsIdentifier(schema))
        {
            yield return NotAnIdentifier(nameof(options.Schema), "mandrill");
        }

        if (!IsIdentifier(options.TablePrefix))
        {
            yield return NotAnIdentifier(nameof(options.TablePrefix), "mandrill_");
        }

        if (options.Engine is { } engine && !Enum.IsDefined(engine))
        {
            yield return $"'{nameof(options.Engine)}' is {(int)engine}. Use 'Sqlite' or 'PostgreSql'.";
        }
    }

    private static bool IsIdentifier(string text) => text.Length <= MaxIdentifier && Identifier().IsMatch(text);

    private static string NotAnIdentifier(string setting, string example) =>
        $"'{setting}' is not an identifier. Use at most {MaxIdentifier} lower-case letters, digits and underscores, such as '{example}'.";

    [GeneratedRegex("^[a-z_][a-z0-9_]*\\z")]
    private static partial Regex Identifier();
}
