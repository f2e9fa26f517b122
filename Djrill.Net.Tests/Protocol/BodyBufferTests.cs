using Djrill.Net.Protocol;

namespace Djrill.Net.Tests.Protocol;

internal sealed class BodyBufferTests
{
    private const int Large = BodyBuffer.LargestPooled + 1;

    [Test]
    public void Bytes_StandInOnePiece_HoweverTheyCame([Values(null, 10L, 100_000L, 9_000_000L)] long? expected)
    {
        using var buffer = new BodyBuffer(expected);
        var bytes = new byte[100_000];
        new Random(20261126).NextBytes(bytes);

        Write(buffer, bytes, 999);

        Assert.That(buffer.Length, Is.EqualTo(bytes.Length));
        Assert.That(buffer.Slice(0, bytes.Length).ToArray(), Is.EqualTo(bytes));
    }

    [Test]
    public void Buffer_GrowsFourfoldUpTo64KiB_ThenTwofold()
    {
        using var buffer = new BodyBuffer();

        var sizes = Enumerable.Range(0, 5).Select(_ => Fill(buffer)).ToList();

        Assert.That(sizes, Is.EqualTo([4 * 1024, 16 * 1024, 64 * 1024, 128 * 1024, 256 * 1024]));
    }

    [Test]
    public void Arrays_AreReused()
    {
        Grow(); // Fills the pool.
        var before = GC.GetAllocatedBytesForCurrentThread();

        foreach (var unused in Enumerable.Range(0, 100))
        {
            Grow();
        }

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(100 * 4 * 1024));

        static void Grow()
        {
            using var buffer = new BodyBuffer();
            Write(buffer, new byte[10], 1);
            Fill(buffer);
            buffer.GetSpan(1);
        }
    }

    [Test]
    public void AnnouncedLength_CostsNothingUntilAPartOfItIsThere()
    {
        var before = GC.GetAllocatedBytesForCurrentThread();
        using var buffer = new BodyBuffer(1L << 30);

        Write(buffer, new byte[64 * 1024], 4096);

        Assert.That(GC.GetAllocatedBytesForCurrentThread() - before, Is.LessThan(1 << 20));
    }

    [Test]
    public void AnnouncedLength_IsTheSizeOfTheBuffer_OnceAPartOfItIsThere()
    {
        using var buffer = new BodyBuffer(Large);

        Write(buffer, new byte[128 * 1024], 4096);

        Assert.That(buffer.GetSpan(1).Length, Is.EqualTo(Large - (128 * 1024)));
    }

    [Test]
    public void LengthAboveTheAnnouncedOne_IsWritten()
    {
        using var buffer = new BodyBuffer(100_000);

        Write(buffer, new byte[300_000], 4096);

        Assert.That(buffer.Length, Is.EqualTo(300_000));
    }

    [Test]
    public void BodyLongerThanAnnounced_DoublesTheBuffer()
    {
        using var buffer = new BodyBuffer(Large);
        Write(buffer, new byte[128 * 1024], 4096);

        Assert.That(Fill(buffer), Is.EqualTo(Large));
        Assert.That(Fill(buffer), Is.EqualTo(2 * Large));
    }

    [Test]
    public void LargeBody_IsKeptByItsReaders([Values(Large - 1, Large)] int length)
    {
        using var buffer = new BodyBuffer(length);

        Write(buffer, new byte[length], 32 * 1024);

        Assert.That(buffer.HasOwnArray, Is.EqualTo(length == Large));
    }

    [Test]
    public void BytesReadAfterTheirBuffer_AreNotAnotherBody()
    {
        var buffer = new BodyBuffer();
        Write(buffer, [1, 2, 3], 3);
        var field = new FormField([], buffer, 0, 3);

        buffer.Dispose();

        Assert.That(field.Value.IsEmpty, Is.True);
    }

    /// <summary>Fills the buffer to its end.</summary>
    private static int Fill(BodyBuffer buffer)
    {
        buffer.Advance(buffer.GetSpan(1).Length);
        return buffer.Length;
    }

    private static void Write(BodyBuffer buffer, ReadOnlySpan<byte> bytes, int pieceLength)
    {
        while (bytes.Length > 0)
        {
            var piece = bytes[..Math.Min(pieceLength, bytes.Length)];
            piece.CopyTo(buffer.GetSpan(piece.Length));
            buffer.Advance(piece.Length);
            bytes = bytes[piece.Length..];
        }
    }
}
