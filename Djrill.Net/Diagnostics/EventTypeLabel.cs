using System.Collections.Frozen;
using Djrill.Net.Events;

namespace Djrill.Net.Diagnostics;

/// <summary>Gives an event's type to meters and spans only where it is a known one, so that there are never more than a few.</summary>
internal static class EventTypeLabel
{
    public const string None = "none";
    public const string Other = "other";

    private static readonly FrozenSet<string> Known = typeof(MandrillEventTypes).GetFields()
        .Select(static type => (string)type.GetRawConstantValue()!) // Not null: all are constants of text.
        .ToFrozenSet(StringComparer.Ordinal);

    public static string For(string? eventType) =>
        eventType is null ? None :
        Known.TryGetValue(eventType, out var known) ? known :
        Other;
}
