namespace Djrill.Net.Inbox;

/// <summary>Specifies what a session does, and whether its commit waits for the disk.</summary>
internal enum SqlAccess
{
    Read, // No transaction. Each statement sees what is committed when it begins.
    Write, // The commit may be lost with the machine, never with the process.
    WriteSynced, // The commit is on disk when it returns.
}
