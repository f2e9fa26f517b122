namespace Djrill.Net.Configuration;

/// <summary>Turns the setting 'RoutePrefix' into the controller's route template.</summary>
internal static class RoutePrefix
{
    private const string Suffix = "webhook";

    /// <summary>The template of a valid prefix.</summary>
    public static string Template(string? prefix)
    {
        var segments = Trim(prefix);
        return segments.Length == 0 ? Suffix : $"{segments}/{Suffix}";
    }

    /// <summary>
    /// The problem of a prefix, or null. Only plain segments are accepted: a constraint that does not exist makes every
    /// endpoint of the application fail, and a parameter such as <c>{action}</c> takes the endpoint to other paths.
    /// </summary>
    public static string? Problem(string? prefix) => Trim(prefix) is not { Length: > 0 } segments || segments.Split('/').All(IsPlain)
        ? null
        : "'RoutePrefix' is not a path of plain segments. Use letters, digits, '-', '_' and '.', such as 'hooks/mandrill'.";

    private static string Trim(string? prefix) => (SettingText.Present(prefix) ?? DjrillOptions.DefaultRoutePrefix).Trim().Trim('/');

    private static bool IsPlain(string segment) =>
        segment.Any(char.IsLetterOrDigit) && segment.All(static character => char.IsLetterOrDigit(character) || character is '-' or '_' or '.');
}
