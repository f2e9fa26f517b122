namespace Djrill.Net.Protocol;

/// <summary>Collects the decoded bytes of a body in one array, which grows with the body.</summary>
/// <param name="expected">The announced length of the body, or null. A decoded body is never longer than the encoded body.</param>
internal sealed class BodyBuffer(long? expected = null) : IDisposable
{
    /// <summary>
    /// The maximum size of an array from the pool, in bytes. Larger arrays are not reused: events can refer to a large array without
    /// a copy, and the garbage collector can free the array.
    /// </summary>
    public const int LargestPooled = 4 * 1024 * 1024;

    private const int FirstSize = 4 * 1024;

    /// <summary>The number of bytes after which the buffer allocates the whole announced length.</summary>
    private const int TrustedFrom = 64 * 1024;

    private byte[] _bytes = [];

    /// <summary>Gets the number of bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>Gets whether the bytes remain valid after disposal, because the array is never reused.</summary>
    public bool HasOwnArray => _bytes.Length > LargestPooled;

    /// <summary>Returns a span to write to. The span has at least the requested length.</summary>
    public Span<byte> GetSpan(int length)
    {
        if (_bytes.Length - Length < length)
        {
            Grow((long)Length + length);
        }

        return _bytes.AsSpan(Length);
    }

    /// <summary>Adds the written bytes to <see cref="Length"/>.</summary>
    public void Advance(int count) => Length += count;

    /// <summary>Returns a part of the bytes. After disposal, the part is empty, because another body may use the array.</summary>
    public ReadOnlyMemory<byte> Slice(int start, int length) => _bytes.Length == 0 ? default : _bytes.AsMemory(start, length);

    /// <summary>Releases the array.</summary>
    public void Dispose()
    {
        BodyArray.Return(_bytes);
        (_bytes, Length) = ([], 0);
    }

    private void Grow(long needed)
    {
        var wished =
            Length < TrustedFrom ? 4L * _bytes.Length :
            expected >= needed ? expected.GetValueOrDefault() :
            2L * _bytes.Length;
        var bytes = BodyArray.Rent((int)Math.Min(Math.Max(needed, Math.Max(wished, FirstSize)), Array.MaxLength));
        _bytes.AsSpan(0, Length).CopyTo(bytes);
        BodyArray.Return(_bytes);
        _bytes = bytes;
    }
}
