namespace Djrill.Net.Chaos;

/// <summary>Specifies what a line of a journal is about.</summary>
internal enum LineKind
{
    /// <summary>The static subscriber handled the event.</summary>
    Published,

    /// <summary>A call of the handler began.</summary>
    Begun,

    /// <summary>The handler returned.</summary>
    Handled,

    /// <summary>The handler threw.</summary>
    Failed,

    /// <summary>The handler without a transaction handled the event.</summary>
    Seen,

    /// <summary>A call of the handler saw its token cancelled.</summary>
    Cancelled,

    /// <summary>A commit succeeded and then threw, as the rig had asked.</summary>
    Threw,

    /// <summary>The host began to stop.</summary>
    Stopping,
}
