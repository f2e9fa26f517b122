using System.Diagnostics.CodeAnalysis;

namespace Djrill.Net.Configuration;

/// <summary>Checks the string value of a setting. A blank value counts as missing.</summary>
internal static class SettingText
{
    public static bool IsMissing([NotNullWhen(false)] string? text) => string.IsNullOrWhiteSpace(text);

    public static string? Present(string? text) => IsMissing(text) ? null : text;
}
