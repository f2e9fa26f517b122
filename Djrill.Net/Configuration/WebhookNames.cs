namespace Djrill.Net.Configuration;

/// <summary>The rules for the names of webhooks. Names are case-insensitive, as configuration keys are.</summary>
internal static class WebhookNames
{
    /// <summary>The name of the webhook that <c>AddDjrill</c> adds.</summary>
    public const string Default = "";

    private const int MaxLength = 64;

    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    /// <summary>Checks whether a name can be used as a configuration key, a path segment and a metric label.</summary>
    public static bool IsValid(string name) =>
        name.Length is > 0 and <= MaxLength
        && name.Any(char.IsAsciiLetterOrDigit)
        && name.All(static character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');

    /// <summary>Gets the prefix of a message about a webhook. Empty for the default webhook.</summary>
    public static string Prefix(string name) => name.Length == 0 ? "" : $"Webhook '{name}': ";

    /// <summary>Gets the description of a webhook for use inside a sentence.</summary>
    public static string Describe(string name) => name.Length == 0 ? "the default webhook" : $"the webhook '{name}'";
}
