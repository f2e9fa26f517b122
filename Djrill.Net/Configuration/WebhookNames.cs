namespace Djrill.Net.Configuration;

/// <summary>The rules for the names of webhooks. They are compared as keys of the configuration are: without regard to case.</summary>
internal static class WebhookNames
{
    /// <summary>The name of the webhook that <c>AddDjrill</c> adds.</summary>
    public const string Default = "";

    private const int MaxLength = 64;

    public static StringComparer Comparer => StringComparer.OrdinalIgnoreCase;

    /// <summary>Whether a name can be a key of the configuration, a segment of a path and a value of a metric.</summary>
    public static bool IsValid(string name) =>
        name.Length is > 0 and <= MaxLength
        && name.Any(char.IsAsciiLetterOrDigit)
        && name.All(static character => char.IsAsciiLetterOrDigit(character) || character is '-' or '_' or '.');

    /// <summary>What a sentence about a webhook begins with; empty for the default webhook.</summary>
    public static string Prefix(string name) => name.Length == 0 ? "" : $"Webhook '{name}': ";

    /// <summary>What a sentence calls a webhook.</summary>
    public static string Describe(string name) => name.Length == 0 ? "the default webhook" : $"the webhook '{name}'";
}
