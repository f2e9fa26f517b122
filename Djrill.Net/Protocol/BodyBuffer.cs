namespace Djrill.Net.Protocol;

/// <summary>Holds the decoded bytes of a body in one array, which grows with what has arrived.</summary>
/// <param name="expected">The length that the request announced, or null. Decoding makes no body longer.</param>
internal sealed class BodyBuffer(long? expected = null) : IDisposable
{
    /// <summary>
    /// The largest array that the pool lends, in bytes. A larger one is left to the garbage collector: its events need no copy,
    /// and the pool would never free it.
    /// </summary>
    public const int LargestPooled = 4 * 1024 * 1024;

    private const int FirstSize = 4 * 1024;

    /// <summary>The number of bytes after which the buffer trusts the announced length.</summary>
    private const int TrustedFrom = 64 * 1024;

    private byte[] _bytes = [];

    /// <summary>Gets the number of bytes written.</summary>
    public int Length { get; private set; }

    /// <summary>Gets whether the bytes outlive the buffer, since their array is never reused.</summary>
    public bool AreKept => _bytes.Length > LargestPooled;

    /// <summary>Returns space to write to, at least as long as requested.</summary>
    public Span<byte> GetSpan(int length)
    {
        if (_bytes.Length - Length < length)
        {
            Grow((long)Length + length);
        }

        return _bytes.AsSpan(Length);
    }

    /// <summary>Adds the bytes that were written to the space.</summary>
    public void Advance(int count) => Length += count;

    /// <summary>Returns a part of the bytes. It is empty after disposal, since the array may then hold another body.</summary>
    public ReadOnlyMemory<byte> Slice(int start, int length) => _bytes.Length == 0 ? default : _bytes.AsMemory(start, length);

    /// <summary>Returns the array to the pool.</summary>
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
