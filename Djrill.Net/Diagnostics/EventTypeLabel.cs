using System.Collections.Frozen;
using Djrill.Net.Events;

namespace Djrill.Net.Diagnostics;

/// <summary>Maps an event's type to a metric label. Unknown types share one label, so the number of labels is bounded.</summary>
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
