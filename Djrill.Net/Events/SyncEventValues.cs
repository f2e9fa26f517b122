namespace Djrill.Net.Events;

/// <summary>The typed values of a <see cref="MandrillSyncEvent"/>.</summary>
internal sealed class SyncEventValues : EventValues
{
    public string? Action { get; init; }

    public required MandrillListEntry Entry { get; init; }
}
