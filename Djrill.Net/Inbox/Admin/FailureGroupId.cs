using System.Globalization;

namespace Djrill.Net.Inbox;

/// <summary>Converts the column <c>failure_group</c> to the id of a group and back.</summary>
internal static class FailureGroupId
{
    /// <summary>The group of dead letters without an error, for which the column is null.</summary>
    public const long None = 0;

    public static string Format(long group) => unchecked((ulong)group).ToString("x16", CultureInfo.InvariantCulture);

    /// <summary>Reads an id.</summary>
    /// <returns>Null if the text is not an id.</returns>
    public static long? Parse(string id) =>
        ulong.TryParse(id, NumberStyles.AllowHexSpecifier, CultureInfo.InvariantCulture, out var group) ? unchecked((long)group) : null;
}
