using System.Globalization;
using Microsoft.AspNetCore.Html;

namespace Djrill.Net.Inspector;

/// <summary>Small parts that several pages show.</summary>
internal static class Parts
{
    /// <summary>Shows a text from outside. A text of another direction does not move what stands beside it.</summary>
    public static IHtmlContent Text(string? text) => Html.Of($"<bdi>{ShownText.Of(text)}</bdi>");

    /// <summary>Shows a text from outside, or a dash.</summary>
    public static IHtmlContent TextOrDash(string? text) =>
        string.IsNullOrEmpty(text) ? Html.Of($"<span class=\"none\">-</span>") : Text(text);

    public static IHtmlContent State(MandrillInboxState state) =>
        Html.Of($"<span class=\"state {Css(state)}\">{state}</span>");

    public static IHtmlContent Time(DateTimeOffset? time) => time is { } value
        ? Html.Of($"<time datetime=\"{value.UtcDateTime.ToString("O", CultureInfo.InvariantCulture)}\">{Format(value)}</time>")
        : Html.Of($"<span class=\"none\">-</span>");

    /// <summary>Returns the beginning of a text. A character of two units is not split.</summary>
    public static string? Cut(string? text, int maxLength) => text?.Length > maxLength
        ? text[..(char.IsHighSurrogate(text[maxLength - 1]) ? maxLength - 1 : maxLength)]
        : text;

    public static string Number(long number) => number.ToString("N0", CultureInfo.InvariantCulture);

    /// <summary>Formats a time as <c>2026-01-31 12:00:00 UTC</c>.</summary>
    public static string Format(DateTimeOffset time) =>
        time.UtcDateTime.ToString("yyyy-MM-dd HH:mm:ss 'UTC'", CultureInfo.InvariantCulture);

    /// <summary>Formats a duration with its greatest unit, such as <c>3 min</c>.</summary>
    public static string Duration(TimeSpan time) => time switch
    {
        { TotalSeconds: < 1 } => "0 s",
        { TotalMinutes: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalSeconds} s"),
        { TotalHours: < 1 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalMinutes} min"),
        { TotalDays: < 2 } => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalHours} h"),
        _ => string.Create(CultureInfo.InvariantCulture, $"{(int)time.TotalDays} days"),
    };

    private static string Css(MandrillInboxState state) => state switch
    {
        MandrillInboxState.Dead => "dead",
        MandrillInboxState.Retrying => "retrying",
        MandrillInboxState.Handled => "handled",
        MandrillInboxState.Ignored => "ignored",
        _ => "pending",
    };
}
