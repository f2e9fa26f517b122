namespace Djrill.Net.Events;

/// <summary>Lists the known changes of a list (<c>action</c>).</summary>
public enum MandrillSyncActionKind
{
    /// <summary>No word, or one that this package does not know; see <see cref="MandrillSyncEvent.Action"/>.</summary>
    Unknown,

    /// <summary>An entry was added (<c>add</c>).</summary>
    Add,

    /// <summary>An entry was changed (<c>change</c>); of the deny list only.</summary>
    Change,

    /// <summary>An entry was removed (<c>remove</c>).</summary>
    Remove,
}
