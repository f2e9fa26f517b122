using System.Buffers;

namespace Djrill.Net.Diagnostics;

/// <summary>Gives an event's type to the log only in the shape that Mandrill's types have, so that no other text gets there.</summary>
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
