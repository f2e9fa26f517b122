using System.Buffers.Binary;

namespace Djrill.Net.Tests.Inbox.Sqlite;

/// <summary>Reads SQLite's write-ahead log. Its format is described in sqlite.org/fileformat2.html, section 4.</summary>
internal static class WalFile
{
    private const int HeaderSize = 32;
    private const int FrameHeaderSize = 24;

    /// <summary>Counts the transactions in the log of a database. The log must not have been used a second time.</summary>
    public static int CountCommits(string database)
    {
        using var file = new FileStream(database + "-wal", FileMode.Open, FileAccess.Read, FileShare.ReadWrite | FileShare.Delete);
        var log = new byte[file.Length];
        file.ReadExactly(log);
        var pageSize = (int)Number(log, 8);
        var commits = 0;
        for (var frame = HeaderSize; frame < log.Length; frame += FrameHeaderSize + pageSize)
        {
            commits += Number(log, frame + 4) != 0 ? 1 : 0; // The size of the database after the commit; 0 in the other frames.
        }

        return commits;
    }

    private static uint Number(byte[] bytes, int offset) => BinaryPrimitives.ReadUInt32BigEndian(bytes.AsSpan(offset));
}
