namespace Djrill.Net;

/// <summary>Contains one page of events, newest first.</summary>
public sealed class MandrillInboxPage
{
    /// <summary>Gets the events of the page.</summary>
    /// <value>In descending order of their ids, which is the reverse order of receipt.</value>
    public required IReadOnlyList<MandrillInboxEntry> Entries { get; init; }

    /// <summary>Gets the position of the next page, for <see cref="MandrillInboxQuery.After"/>.</summary>
    /// <value>A text without meaning for the application, which is safe in a URL. Null if this page is the last one.</value>
    public string? After { get; init; }
}
