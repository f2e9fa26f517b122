namespace Djrill.Net.Events;

/// <summary>Lists what can be done to a list, as far as this package knows it (<c>action</c>).</summary>
public enum MandrillSyncActionKind
{
    /// <summary>None, or one that this package does not know; see <see cref="MandrillSyncEvent.Action"/>.</summary>
    Unknown,

    /// <summary>An entry was added (<c>add</c>).</summary>
    Add,

    /// <summary>An entry was changed (<c>change</c>); of the deny list only.</summary>
    Change,

    /// <summary>An entry was removed (<c>remove</c>).</summary>
    Remove,
}
