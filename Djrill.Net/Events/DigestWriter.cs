using System.Security.Cryptography;
using System.Text;

namespace Djrill.Net.Events;

/// <summary>Digests what is written to it (SHA-256 of its UTF-8), so that the source of a large email is not copied.</summary>
internal sealed class DigestWriter : TextWriter
{
    private readonly IncrementalHash _hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
    private readonly Encoder _encoder = System.Text.Encoding.UTF8.GetEncoder();
    private readonly byte[] _buffer = new byte[1024];
    private int _used;

    public override Encoding Encoding => System.Text.Encoding.UTF8;

    public override void Write(char value) => Append([value], isEnd: false);

    public override void Write(char[] buffer, int index, int count) => Append(buffer.AsSpan(index, count), isEnd: false);

    public override void Write(string? value) => Append(value, isEnd: false);

    public override void Write(ReadOnlySpan<char> buffer) => Append(buffer, isEnd: false);

    /// <summary>Gives the digest in hexadecimal digits.</summary>
    public string Finish()
    {
        Append([], isEnd: true);
        _hash.AppendData(_buffer.AsSpan(0, _used));
        return Convert.ToHexStringLower(_hash.GetHashAndReset());
    }

    protected override void Dispose(bool disposing)
    {
        if (disposing)
        {
            _hash.Dispose();
        }

        base.Dispose(disposing);
    }

    private void Append(ReadOnlySpan<char> text, bool isEnd)
    {
        bool isDone;
        do
        {
            if (_buffer.Length - _used < Encoding.GetMaxByteCount(1))
            {
                _hash.AppendData(_buffer.AsSpan(0, _used));
                _used = 0;
            }

            _encoder.Convert(text, _buffer.AsSpan(_used), isEnd, out var read, out var written, out isDone);
            text = text[read..];
            _used += written;
        }
        while (!isDone);
    }
}
