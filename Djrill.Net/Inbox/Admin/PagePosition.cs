using System.Globalization;

namespace Djrill.Net.Inbox;

/// <summary>Converts the last id of a page to the text <see cref="MandrillInboxPage.After"/> and back.</summary>
internal static class PagePosition
{
    public static string Format(long lastId) => lastId.ToString("x", CultureInfo.InvariantCulture);

    /// <summary>Reads a position.</summary>
    /// <returns>The id below which the page begins.</returns>
    /// <exception cref="ArgumentException">The text is not a position.</exception>
    public static long Parse(string? after) =>
        after is null ? long.MaxValue
        : long.TryParse(after, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var id) && id >= 0 ? id
        : throw new ArgumentException(
            $"'{nameof(MandrillInboxQuery.After)}' is not the position of a page. Pass '{nameof(MandrillInboxPage.After)}' of a page.",
            nameof(after));
}
