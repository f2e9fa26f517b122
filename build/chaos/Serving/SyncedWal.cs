using System.Data.Common;
using System.Globalization;
using Djrill.Net.Chaos.Database;

namespace Djrill.Net.Chaos;

/// <summary>Notes the end of SQLite's WAL at each commit that was synced. The rig cuts the WAL there when it takes the power away.</summary>
/// <remarks>
/// The end is read from the WAL index (the file '-shm'): the salt of the WAL and the number of its frames. The inbox's write gate is
/// still held, so no other commit can be counted.
/// </remarks>
internal sealed class SyncedWal(string path) : StoreInterceptor
{
    private const int FramesOffset = 16;
    private const int SaltOffset = 32;
    private const int FullSync = 2;

    private readonly FileStream _file = new(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
    private readonly Lock _lock = new();

    public override void After(StoreCall call, DbConnection connection)
    {
        if (call != StoreCall.Commit || ReadSync(connection) < FullSync)
        {
            return;
        }

        Span<byte> header = stackalloc byte[SaltOffset + sizeof(long)];
        using var index = new FileStream(connection.DataSource + "-shm", FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        index.ReadExactly(header);
        lock (_lock)
        {
            // One write of 12 bytes: the salt, then the number of frames.
            Span<byte> end = [.. header.Slice(SaltOffset, sizeof(long)), .. header.Slice(FramesOffset, sizeof(int))];
            RandomAccess.Write(_file.SafeFileHandle, end, fileOffset: 0);
        }
    }

    private static int ReadSync(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }
}
