using System.Buffers;

namespace Djrill.Net.Diagnostics;

/// <summary>
/// Maps the type of an event to a string for the log. A type with unexpected characters or more than 40 characters is logged as
/// <c>(other)</c>.
/// </summary>
internal static class LoggedEventType
{
    private const int MaxLength = 40;

    private static readonly SearchValues<char> Letters = SearchValues.Create("abcdefghijklmnopqrstuvwxyz_");

    public static string For(string? eventType) => eventType switch
    {
        null => "(none)",
        { Length: <= MaxLength } when !eventType.AsSpan().ContainsAnyExcept(Letters) => eventType,
        _ => "(other)",
    };
}
