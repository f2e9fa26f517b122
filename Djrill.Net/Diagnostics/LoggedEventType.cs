using System.Buffers;

namespace Djrill.Net.Diagnostics;

/// <summary>Maps an event's type to a text for the log. A text that does not look like a type of Mandrill is not logged.</summary>
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
