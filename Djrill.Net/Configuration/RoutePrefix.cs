namespace Djrill.Net.Configuration;

/// <summary>Turns the setting 'RoutePrefix' into the controller's route template.</summary>
internal static class RoutePrefix
{
    private const string Suffix = "webhook";

    /// <summary>Gets the route template for a valid prefix.</summary>
    /// <param name="prefix">
    /// The value of the setting. Blank means the default: <c>djrill</c>, and <c>djrill/NAME</c> for a named webhook.
    /// </param>
    /// <param name="name">The name of the webhook.</param>
    public static string Template(string? prefix, string name)
    {
        var fallback = name.Length == 0 ? DjrillOptions.DefaultRoutePrefix : $"{DjrillOptions.DefaultRoutePrefix}/{name}";
        var segments = Trim(SettingText.Present(prefix) ?? fallback);
        return segments.Length == 0 ? Suffix : $"{segments}/{Suffix}";
    }

    /// <summary>
    /// Returns an error message, or null if the prefix is valid. Route parameters are not valid, because a parameter such as
    /// <c>{action}</c> would match other paths. An unknown route constraint would make every endpoint of the application fail.
    /// </summary>
    public static string? Problem(string? prefix) => Trim(prefix ?? "") is not { Length: > 0 } segments || segments.Split('/').All(IsPlain)
        ? null
        : "'RoutePrefix' is not a path of plain segments. Use letters, digits, '-', '_' and '.', such as 'hooks/mandrill'.";

    private static string Trim(string prefix) => prefix.Trim().Trim('/');

    private static bool IsPlain(string segment) =>
        segment.Any(char.IsLetterOrDigit)
            && segment.All(static character => char.IsLetterOrDigit(character) || character is '-' or '_' or '.');
}
