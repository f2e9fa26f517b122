using System.Collections.Frozen;
using Djrill.Net.Events;

namespace Djrill.Net.Diagnostics;

/// <summary>
/// Maps the type of an event to a metric label. All unknown types have the same label, which limits the number of labels.
/// </summary>
internal static class EventTypeLabel
{
    public const string None = "none";
    public const string Other = "other";

    private static readonly FrozenSet<string> Known = typeof(MandrillEventTypes).GetFields()
        .Select(static type => (string)type.GetRawConstantValue()!) // Not null: every field is a string constant.
        .ToFrozenSet(StringComparer.Ordinal);

    public static string For(string? eventType) =>
        eventType is null ? None :
        Known.TryGetValue(eventType, out var known) ? known :
        Other;
}
