using System.Buffers.Binary;
using System.Data.Common;
using System.Globalization;
using Djrill.Net.Chaos.Database;
using Microsoft.Win32.SafeHandles;

namespace Djrill.Net.Chaos;

/// <summary>Notes the end of SQLite's WAL at each synced commit. The rig cuts the WAL there when it takes the power away.</summary>
/// <remarks>
/// The inbox's write gate is still held, so no later commit can be counted. The WAL index (the file '-shm') knows the end as well, but
/// opening and closing it would release SQLite's locks: they belong to the process and the file. The WAL has no locks.
/// </remarks>
internal sealed class SyncedWal(string path) : StoreInterceptor
{
    private const int FullSync = 2;

    private readonly FileStream _file = new(path, FileMode.Create, FileAccess.Write, FileShare.ReadWrite, bufferSize: 0);
    private readonly Lock _lock = new();
    private readonly byte[] _header = new byte[WalFormat.Header];
    private readonly byte[] _frame = new byte[WalFormat.FrameHeader];
    private long _salt;
    private int _frames;

    public override void After(StoreCall call, DbConnection connection)
    {
        if (call == StoreCall.Commit && ReadSync(connection) >= FullSync)
        {
            lock (_lock)
            {
                Count(connection.DataSource + "-wal");
                Span<byte> end = stackalloc byte[sizeof(long) + sizeof(int)];
                BinaryPrimitives.WriteInt64BigEndian(end, _salt);
                BinaryPrimitives.WriteInt32BigEndian(end[sizeof(long)..], _frames);
                RandomAccess.Write(_file.SafeFileHandle, end, fileOffset: 0); // One write, so that a kill cannot tear it.
            }
        }
    }

    private static int ReadSync(DbConnection connection)
    {
        using var command = connection.CreateCommand();
        command.CommandText = "PRAGMA synchronous";
        return Convert.ToInt32(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    /// <returns>Whether there is a frame of this WAL. Behind the last one are frames of earlier WALs.</returns>
    private bool ReadFrame(SafeFileHandle file, long offset) =>
        RandomAccess.Read(file, _frame, offset) == _frame.Length && WalFormat.SaltOfFrame(_frame) == _salt;

    /// <summary>Counts the frames up to the last commit, from the last count on.</summary>
    private void Count(string wal)
    {
        using var file = File.OpenHandle(wal, FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        RandomAccess.Read(file, _header, 0);
        if (WalFormat.SaltOf(_header) is var salt && salt != _salt)
        {
            (_salt, _frames) = (salt, 0);
        }

        var size = WalFormat.FrameSizeOf(_header);
        for (var next = _frames; ReadFrame(file, WalFormat.Header + ((long)next * size)); next++)
        {
            _frames = WalFormat.IsCommit(_frame) ? next + 1 : _frames;
        }
    }
}
