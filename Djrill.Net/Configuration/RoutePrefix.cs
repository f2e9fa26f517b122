using Microsoft.AspNetCore.Routing.Patterns;

namespace Djrill.Net.Configuration;

/// <summary>Turns the setting 'RoutePrefix' into the controller's route template.</summary>
internal static class RoutePrefix
{
    private const string Suffix = "webhook";

    /// <summary>The template of a valid prefix.</summary>
    public static string Template(string? prefix)
    {
        var segments = (SettingText.Present(prefix) ?? DjrillOptions.DefaultRoutePrefix).Trim().Trim('/');
        return segments.Length == 0 ? Suffix : $"{segments}/{Suffix}";
    }

    /// <summary>What is wrong with a prefix, or null.</summary>
    public static string? Problem(string? prefix)
    {
        var template = Template(prefix);

        // MVC gives these two a meaning of its own before routing sees the template: tokens, and "start from the root".
        if (template.AsSpan().ContainsAny("[]") || template.StartsWith('~'))
        {
            return "'RoutePrefix' holds '[', ']' or a leading '~'. Use plain path segments, such as 'hooks/mandrill'.";
        }

        try
        {
            _ = RoutePatternFactory.Parse(template);
            return null;
        }
        catch (RoutePatternException invalid)
        {
            return $"'RoutePrefix' is no valid route template: {invalid.Message} Use plain path segments, such as 'hooks/mandrill'.";
        }
    }
}
