using System.Buffers;
using System.Security.Cryptography;
using Djrill.Net.Protocol;

namespace Djrill.Net.Tests.Protocol;

internal sealed class BodyBufferTests
{
    /// <summary>The pool keeps at most this many large blocks.</summary>
    private const int MaxKept = 64;

    [Test]
    public void DisposedBuffer_GivesItsLargeBlocksBackToThePool()
    {
        var buffer = new BodyBuffer();
        Fill(buffer, 4 * BodyBuffer.LargestBlock);
        var mark = RandomNumberGenerator.GetBytes(32);
        mark.CopyTo(buffer.GetSpan());
        buffer.Advance(mark.Length);

        buffer.Dispose();

        var rented = Enumerable.Range(0, MaxKept).Select(static _ => BlockPool.Rent(BodyBuffer.LargestBlock)).ToList();
        Assert.That(rented.Count(block => block.AsSpan().IndexOf(mark) >= 0), Is.EqualTo(1));
        rented.ForEach(BlockPool.Return);
    }

    [Test]
    public void BytesReadAfterTheirBuffer_AreNotAnotherBody()
    {
        var buffer = new BodyBuffer();
        Fill(buffer, 2 * BodyBuffer.LargestBlock);
        var first = buffer.Slice(0, 10).Start.GetObject() as ReadOnlySequenceSegment<byte>;

        buffer.Dispose();

        Assert.That(first!.Memory.IsEmpty, Is.True);
    }

    private static void Fill(BodyBuffer buffer, int length)
    {
        while (buffer.Length < length)
        {
            buffer.Advance(buffer.GetSpan().Length);
        }
    }
}
