using System.Buffers.Binary;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Djrill.Net.Chaos;

/// <summary>A SQLite file. The rig can take the power away: it cuts the WAL at the last sync.</summary>
internal sealed class SqliteStore(SmallDisk disk) : ChaosStore(disk)
{
    public override MandrillInboxEngine Engine => MandrillInboxEngine.Sqlite;

    public override string ConnectionString => $"Data Source={File}";

    private string File => Path.Combine(Disk.Path, "inbox.db");

    /// <summary>Removes what was written to the WAL since the last sync. No process may have the file open.</summary>
    /// <param name="syncedFile">The file with the end of the WAL at the last synced commit. See <see cref="SyncedWal"/>.</param>
    /// <returns>The number of bytes that were lost.</returns>
    public long CutToLastSync(string syncedFile)
    {
        System.IO.File.Delete(File + "-shm");
        var wal = new FileInfo(File + "-wal");
        if (!wal.Exists || wal.Length < WalFormat.Header)
        {
            return 0;
        }

        using var file = wal.Open(FileMode.Open, FileAccess.ReadWrite);
        Span<byte> header = stackalloc byte[WalFormat.Header];
        file.ReadExactly(header);

        // Another salt: the WAL began anew after the last sync, so nothing in it is synced.
        var synced = System.IO.File.ReadAllBytes(syncedFile);
        var isSame = synced.Length > 0 && BinaryPrimitives.ReadInt64BigEndian(synced) == WalFormat.SaltOf(header);
        var frames = isSame ? BinaryPrimitives.ReadInt32BigEndian(synced.AsSpan(sizeof(long))) : 0;
        var end = isSame ? WalFormat.Header + ((long)frames * WalFormat.FrameSizeOf(header)) : 0;
        var lost = Math.Max(0, file.Length - end);
        file.SetLength(Math.Min(end, file.Length));
        return lost;
    }

    protected override DbConnection Connect() => new SqliteConnection(ConnectionString + ";Pooling=False;Default Timeout=30");
}
