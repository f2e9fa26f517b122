using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using System.Text.Unicode;

namespace Djrill.Net.Events;

/// <summary>
/// Computes <see cref="MandrillEvent.IdempotencyKey"/>, which contains the SHA-256 digest of the values that identify an event (the parts).
/// The digest covers, for each part, its length in bytes, <c>:</c>, and the part in UTF-8. A missing part is written as <c>-</c>.
/// </summary>
/// <remarks>Applications store keys in databases. Therefore, the input of the digest must never change.</remarks>
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

    /// <summary>
    /// Gets or sets whether the digest also covers the whole JSON of the event. This is needed if the parts may not identify the event.
    /// </summary>
    public bool IncludesJson { get; set; }

    /// <summary>Creates the key of an event: the kind of the event, a hyphen, and the digest in hexadecimal.</summary>
    /// <remarks>
    /// If any fraction in the JSON does not fit <see cref="decimal"/>, all fractions are read as <see cref="double"/>. This keeps the keys
    /// of earlier versions.
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

    /// <summary>Adds a part that identifies the event. If the part is null, the digest also covers the whole JSON.</summary>
    public void AddRequired(string? part)
    {
        IncludesJson |= part is null;
        Add(part);
    }

    /// <summary>Adds a time as the number of 100 ns ticks since 1970; see <see cref="AddRequired(string?)"/>.</summary>
    public void AddRequired(DateTimeOffset? time)
    {
        _mayHaveFraction |= time?.Ticks % TimeSpan.TicksPerSecond > 0;
        IncludesJson |= time is null;
        AddText((time - DateTimeOffset.UnixEpoch)?.Ticks.ToString(CultureInfo.InvariantCulture));
    }

    /// <summary>Adds a part that may be null.</summary>
    public void Add(string? part)
    {
        _mayHaveFraction |= double.TryParse(part, NumberStyles.Float, CultureInfo.InvariantCulture, out _);
        AddText(part);
    }

    /// <summary>Adds the value of a JSON string without creating a <see cref="string"/>.</summary>
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

    /// <summary>Adds bytes to the input of the digest.</summary>
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
