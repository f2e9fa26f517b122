using System.Buffers.Binary;

namespace Djrill.Net.Chaos;

/// <summary>The parts of SQLite's WAL format that the rig needs. See https://www.sqlite.org/fileformat2.html#walformat.</summary>
internal static class WalFormat
{
    public const int Header = 32;
    public const int FrameHeader = 24;

    private const int PageSizeOffset = 8;
    private const int SaltOffset = 16;
    private const int FrameSaltOffset = 8;
    private const int FrameCommitOffset = 4;

    /// <summary>Gets the salt of the header. It changes each time that the WAL begins anew.</summary>
    public static long SaltOf(ReadOnlySpan<byte> header) => BinaryPrimitives.ReadInt64BigEndian(header[SaltOffset..]);

    public static int FrameSizeOf(ReadOnlySpan<byte> header) => FrameHeader + BinaryPrimitives.ReadInt32BigEndian(header[PageSizeOffset..]);

    public static long SaltOfFrame(ReadOnlySpan<byte> frame) => BinaryPrimitives.ReadInt64BigEndian(frame[FrameSaltOffset..]);

    /// <summary>Gets whether a frame is the last one of a transaction.</summary>
    public static bool IsCommit(ReadOnlySpan<byte> frame) => BinaryPrimitives.ReadInt32BigEndian(frame[FrameCommitOffset..]) != 0;
}
