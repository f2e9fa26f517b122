using System.Buffers.Binary;
using System.Data.Common;
using Microsoft.Data.Sqlite;

namespace Djrill.Net.Chaos;

/// <summary>A SQLite file. The rig can take the power away: it cuts the WAL at the last sync.</summary>
internal sealed class SqliteStore(SmallDisk disk) : ChaosStore(disk)
{
    private const int WalHeader = 32;
    private const int FrameHeader = 24;
    private const int PageSizeOffset = 8;
    private const int SaltOffset = 16;

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
        if (!wal.Exists || wal.Length < WalHeader)
        {
            return 0;
        }

        var synced = System.IO.File.ReadAllBytes(syncedFile);
        using var file = wal.Open(FileMode.Open, FileAccess.ReadWrite);
        Span<byte> header = stackalloc byte[WalHeader];
        file.ReadExactly(header);
        var frame = FrameHeader + BinaryPrimitives.ReadInt32BigEndian(header[PageSizeOffset..]);

        // Another salt: the WAL began anew after the last sync, so nothing in it is synced.
        var isSame = synced.Length > 0 && header.Slice(SaltOffset, sizeof(long)).SequenceEqual(synced.AsSpan(0, sizeof(long)));
        var end = isSame ? WalHeader + ((long)BitConverter.ToInt32(synced, sizeof(long)) * frame) : 0;
        var lost = Math.Max(0, file.Length - end);
        file.SetLength(Math.Min(end, file.Length));
        return lost;
    }

    protected override DbConnection Connect() => new SqliteConnection(ConnectionString + ";Pooling=False;Default Timeout=30");
}
