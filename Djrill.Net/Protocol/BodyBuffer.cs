using System.Buffers;

namespace Djrill.Net.Protocol;

/// <summary>
/// Holds the decoded bytes of a body in one piece. It takes what has arrived of a body, and what the body claims only once a
/// part of it is there.
/// </summary>
/// <param name="expected">The length that the request announced, or null. Decoding makes no body longer.</param>
internal sealed class BodyBuffer(long? expected = null) : IDisposable
{
    /// <summary>
    /// The largest array that is borrowed from the pool, in bytes. A larger one is left to the garbage collector: the events in it
    /// need not be copied, and the pool would keep it for good.
    /// </summary>
    public const int LargestPooled = 4 * 1024 * 1024;

    private const int FirstSize = 4 * 1024;

    /// <summary>When so much has arrived, the announced length is believed.</summary>
    private const int Believed = 64 * 1024;

    private byte[] _bytes = [];

    /// <summary>Gets the count of bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>Gets whether the bytes outlive the buffer: their array is not given to anybody else.</summary>
    public bool AreKept => _bytes.Length > LargestPooled;

    /// <summary>Gives space to write into, at least as long as asked for.</summary>
    public Span<byte> GetSpan(int length)
    {
        if (_bytes.Length - Length < length)
        {
            Grow(length);
        }

        return _bytes.AsSpan(Length);
    }

    /// <summary>Says how many bytes were written into the space.</summary>
    public void Advance(int count) => Length += count;

    /// <summary>Gives a part of the bytes; nothing after the buffer is disposed, since the array may then hold another body.</summary>
    public ReadOnlyMemory<byte> Slice(int start, int length) => _bytes.Length == 0 ? default : _bytes.AsMemory(start, length);

    /// <summary>Gives the array back.</summary>
    public void Dispose()
    {
        Return(_bytes);
        (_bytes, Length) = ([], 0);
    }

    private static void Return(byte[] bytes)
    {
        if (bytes.Length > LargestPooled)
        {
            LargeBodyCollector.Add(bytes.Length);
        }
        else if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private void Grow(int length)
    {
        var needed = (long)Length + length;
        var isBelieved = Length >= Believed && expected >= needed;
        var wished = isBelieved ? expected!.Value : (Length < Believed ? 4L : 2L) * _bytes.Length; // Not null: it was compared.
        var size = (int)Math.Min(Math.Max(Math.Max(needed, wished), FirstSize), Array.MaxLength);
        var bytes = size <= LargestPooled ? ArrayPool<byte>.Shared.Rent(size) : AllocateLarge(size);
        _bytes.AsSpan(0, Length).CopyTo(bytes);
        Return(_bytes);
        _bytes = bytes;
    }

    private static byte[] AllocateLarge(int size)
    {
        LargeBodyCollector.Collect();
        return GC.AllocateUninitializedArray<byte>(size);
    }
}
