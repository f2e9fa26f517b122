namespace Djrill.Net.Inbox;

/// <summary>A file beside the database that one process at a time holds open: the one that works the events.</summary>
/// <remarks>
/// The operating system releases it when the process ends. It is never deleted, because another process may just have opened it.
/// </remarks>
/// <param name="database">The path of the database. If it is a symbolic link, the lock file is beside the file it leads to.</param>
internal sealed class SqliteLockFile(string database) : IWorkClaim
{
    private FileStream? _stream;

    /// <summary>Gets the path of the lock file. The database may not exist yet.</summary>
    public string Path { get; } = TargetOf(new FileInfo(database)) + "-worker.lock";

    /// <summary>Takes the lock file.</summary>
    /// <returns>Whether this process holds it now. False while another process does.</returns>
    public bool TryTake()
    {
        try
        {
            _stream ??= new FileStream(Path, FileMode.OpenOrCreate, FileAccess.ReadWrite, FileShare.None, bufferSize: 1);
            return true;
        }
        catch (IOException exception) when (exception.GetType() == typeof(IOException)) // A missing folder has a type of its own.
        {
            return false;
        }
    }

    public void Dispose()
    {
        _stream?.Dispose();
        _stream = null;
    }

    private static string TargetOf(FileInfo file) =>
        file.LinkTarget is null ? file.FullName : file.ResolveLinkTarget(returnFinalTarget: true)!.FullName; // Not null: it is a link.
}
