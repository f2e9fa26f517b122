using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace Djrill.Net.Events;

/// <summary>
/// Computes <see cref="MandrillEvent.IdempotencyKey"/>, the SHA-256 digest of the parts that identify an event. A part is written in UTF-8
/// as its length in bytes, <c>:</c> and its text; a missing part is written as <c>-</c>.
/// </summary>
/// <remarks>Applications keep keys in databases, so the bytes written here must never change.</remarks>
internal sealed class EventKey : IDisposable
{
    private readonly string _kind;
    private readonly byte[] _buffer = new byte[512];
    private IncrementalHash? _hash;
    private int _used;
    private bool _mayHaveFraction;

    private EventKey(string kind)
    {
        _kind = kind;
        Add(kind);
    }

    /// <summary>Gets or sets whether the whole JSON of the event follows the parts, because they may not identify it.</summary>
    public bool IncludesJson { get; set; }

    /// <summary>Creates the key of an event: its kind, a hyphen, and the digest in hexadecimal.</summary>
    /// <remarks>
    /// If one fraction of an event does not fit <see cref="decimal"/>, its key has always read all of them as <see cref="double"/>.
    /// </remarks>
    public static string Create(MandrillEvent mandrillEvent)
    {
        var json = mandrillEvent.Utf8Json.Span;
        using var key = new EventKey(mandrillEvent.KeyKind);
        mandrillEvent.AddKeyParts(key, hasDecimals: true);
        if (!key._mayHaveFraction || JsonNumber.AllFitDecimal(json))
        {
            return key.Finish(json);
        }

        using var doubleKey = new EventKey(mandrillEvent.KeyKind);
        mandrillEvent.AddKeyParts(doubleKey, hasDecimals: false);
        return doubleKey.Finish(json);
    }

    /// <summary>Adds a part without which the key includes the whole JSON.</summary>
    public void AddRequired(string? part)
    {
        IncludesJson |= part is null;
        Add(part);
    }

    /// <summary>Adds a time as <see cref="AddRequired(string?)"/> adds a text: the ticks of 100 ns since 1970.</summary>
    public void AddRequired(DateTimeOffset? time)
    {
        _mayHaveFraction |= time?.Ticks % TimeSpan.TicksPerSecond > 0;
        IncludesJson |= time is null;
        AddText((time - DateTimeOffset.UnixEpoch)?.Ticks.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Adds a part that may be missing.</summary>
    public void Add(string? part)
    {
        _mayHaveFraction |= double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        AddText(part);
    }

    /// <summary>Adds the text of a JSON string without creating it.</summary>
    /// <param name="jsonText">A valid JSON string without its quotes.</param>
    public void AddJsonText(ReadOnlySpan<byte> jsonText)
    {
        WriteLength(JsonText.GetByteCount(jsonText));
        Span<byte> buffer = stackalloc byte[4096];
        for (var position = 0; position < jsonText.Length;)
        {
            Write(JsonText.ReadChunk(jsonText, ref position, buffer));
        }
    }

    /// <summary>Writes bytes of a part, or of the JSON after the parts.</summary>
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

    private string Finish(ReadOnlySpan<byte> utf8Json)
    {
        if (IncludesJson)
        {
            Write("="u8);
            new KeyJson(this, hasDecimals: JsonNumber.AllFitDecimal(utf8Json)).Write(utf8Json);
        }

        var last = _buffer.AsSpan(0, _used);
        _hash?.AppendData(last);
        return $"{_kind}-{Convert.ToHexStringLower(_hash?.GetHashAndReset() ?? SHA256.HashData(last))}";
    }

    private void AddText(string? text)
    {
        if (text is null)
        {
            Write("-"u8);
            return;
        }

        WriteLength(Encoding.UTF8.GetByteCount(text));
        if (text.Length <= (_buffer.Length - _used) / 3)
        {
            _used += Encoding.UTF8.GetBytes(text, _buffer.AsSpan(_used));
        }
        else
        {
            Write(Encoding.UTF8.GetBytes(text));
        }
    }

    private void WriteLength(int length)
    {
        Span<byte> digits = stackalloc byte[16];
        Utf8.TryWrite(digits, CultureInfo.InvariantCulture, $"{length}:", out var count);
        Write(digits[..count]);
    }
}
