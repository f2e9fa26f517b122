using System.Buffers;

namespace Djrill.Net.Tests.Protocol;

/// <summary>One of the pieces in which bytes lie apart, as a body does in the blocks of its buffer.</summary>
internal sealed class BytePiece : ReadOnlySequenceSegment<byte>
{
    private BytePiece(ReadOnlyMemory<byte> bytes, BytePiece? previous)
    {
        Memory = bytes;
        if (previous is not null)
        {
            RunningIndex = previous.RunningIndex + previous.Memory.Length;
            previous.Next = this;
        }
    }

    public static ReadOnlySequence<byte> Join(IEnumerable<ReadOnlyMemory<byte>> pieces)
    {
        BytePiece? first = null;
        BytePiece? last = null;
        foreach (var bytes in pieces)
        {
            last = new BytePiece(bytes, last);
            first ??= last;
        }

        return first is null || last is null ? default : new(first, 0, last, last.Memory.Length);
    }
}
