namespace Djrill.Net.Events;

/// <summary>Lists the known actions of list changes (<c>action</c>).</summary>
public enum MandrillSyncActionKind
{
    /// <summary>An absent value, or a value that this package does not know; see <see cref="MandrillSyncEvent.Action"/>.</summary>
    Unknown,

    /// <summary>An entry was added (<c>add</c>).</summary>
    Add,

    /// <summary>An entry of the deny list was changed (<c>change</c>).</summary>
    Change,

    /// <summary>An entry was removed (<c>remove</c>).</summary>
    Remove,
}
