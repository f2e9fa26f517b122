using System.Globalization;
using System.Security.Cryptography;
using System.Text;

namespace Djrill.Net.Events;

/// <summary>
/// Makes <see cref="MandrillEvent.IdempotencyKey"/>: the SHA-256 of parts in UTF-8, each as <c>-</c> if it is missing, else as its
/// length in bytes, <c>:</c> and itself. Keys are kept in databases, so what is written here may never change.
/// </summary>
internal sealed class EventKey : IDisposable
{
    private readonly string _kind;
    private readonly byte[] _buffer = new byte[512];
    private IncrementalHash? _hash;
    private int _used;

    /// <summary>Begins a key.</summary>
    /// <param name="kind">What the key begins with, and the first part.</param>
    public EventKey(string kind)
    {
        _kind = kind;
        Add(kind);
    }

    /// <summary>Adds a text, or that there is none.</summary>
    public void Add(string? part)
    {
        if (part is null)
        {
            Write("-"u8);
            return;
        }

        WriteLength(Encoding.UTF8.GetByteCount(part));
        if (part.Length <= (_buffer.Length - _used) / 3)
        {
            _used += Encoding.UTF8.GetBytes(part, _buffer.AsSpan(_used));
        }
        else
        {
            Write(Encoding.UTF8.GetBytes(part));
        }
    }

    /// <summary>Adds a time: the ticks of 100 ns since 1970, in UTC.</summary>
    public void Add(DateTimeOffset? time) => Add((time?.UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks)?.ToString(CultureInfo.InvariantCulture));

    /// <summary>Adds a text as <see cref="Add(string?)"/> does, without making it.</summary>
    /// <param name="jsonText">A valid JSON text without its quotes.</param>
    public void AddJsonText(ReadOnlySpan<byte> jsonText)
    {
        WriteLength(JsonText.GetByteCount(jsonText));
        Span<byte> buffer = stackalloc byte[4096];
        for (var position = 0; position < jsonText.Length;)
        {
            Write(JsonText.ReadChunk(jsonText, ref position, buffer));
        }
    }

    /// <summary>Gives the key: the kind, a hyphen and the digest in hexadecimal digits.</summary>
    /// <param name="utf8Json">What is written behind the parts as <c>=</c> and JSON without blanks, if anything.</param>
    public string Finish(ReadOnlySpan<byte> utf8Json)
    {
        if (!utf8Json.IsEmpty)
        {
            Write("="u8);
            new KeyJson(this, hasDecimals: JsonNumber.AllFitDecimal(utf8Json)).Write(utf8Json);
        }

        Span<byte> digest = stackalloc byte[SHA256.HashSizeInBytes];
        if (_hash is null)
        {
            SHA256.HashData(_buffer.AsSpan(0, _used), digest);
        }
        else
        {
            _hash.AppendData(_buffer.AsSpan(0, _used));
            _hash.GetHashAndReset(digest);
        }

        return $"{_kind}-{Convert.ToHexStringLower(digest)}";
    }

    /// <summary>Writes bytes of a part, or of the JSON behind the parts.</summary>
    public void Write(ReadOnlySpan<byte> bytes)
    {
        if (bytes.Length > _buffer.Length - _used)
        {
            _hash ??= IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
            _hash.AppendData(_buffer.AsSpan(0, _used));
            _used = 0;
            if (bytes.Length > _buffer.Length)
            {
                _hash.AppendData(bytes);
                return;
            }
        }

        bytes.CopyTo(_buffer.AsSpan(_used));
        _used += bytes.Length;
    }

    public void Dispose() => _hash?.Dispose();

    private void WriteLength(int length)
    {
        Span<byte> digits = stackalloc byte[16];
        length.TryFormat(digits, out var count, default, CultureInfo.InvariantCulture);
        digits[count] = (byte)':';
        Write(digits[..(count + 1)]);
    }
}
