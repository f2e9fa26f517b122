namespace Djrill.Net.Chaos;

/// <summary>Specifies what the rig does to a process or to the store.</summary>
internal enum FaultKind
{
    /// <summary>SIGKILL, then a new process.</summary>
    Kill,

    /// <summary>SQLite: SIGKILL, and the WAL is cut at the last sync.</summary>
    PowerLoss,

    /// <summary>SIGSTOP for longer than the lease, then SIGCONT.</summary>
    Pause,

    /// <summary>PostgreSQL: an immediate stop, then a start.</summary>
    DatabaseStop,

    /// <summary>PostgreSQL: the connection is cut before or after the server gets a COMMIT.</summary>
    CutCommit,

    /// <summary>A commit succeeds and then throws.</summary>
    ThrowingCommit,

    /// <summary>The disk of the store is full.</summary>
    FullDisk,

    /// <summary>A process has a clock that is an hour ahead.</summary>
    HourAhead,
}
