using System.Buffers;
using System.IO.Pipelines;
using System.Text;

namespace Djrill.Net.Benchmarks.Receivers;

/// <summary>Decodes a body while it arrives, into one buffer in which the signed text lies in one piece.</summary>
internal sealed class FloorBody : IDisposable
{
    private static readonly byte[] SignedPrefix = Encoding.UTF8.GetBytes(Wire.Url + Wire.FieldName);

    private byte[] _buffer = ArrayPool<byte>.Shared.Rent(64 * 1024);

    private int _length;

    private FloorDecoder _decoder;

    /// <summary>The URL, the field's name and its value.</summary>
    public ReadOnlySpan<byte> Signed => _buffer.AsSpan(0, _length);

    public ReadOnlySpan<byte> Json => Signed[SignedPrefix.Length..];

    /// <returns>Whether the form is one field of the right name.</returns>
    public async Task<bool> ReadAsync(PipeReader reader)
    {
        SignedPrefix.CopyTo(_buffer, 0);
        _length = SignedPrefix.Length;
        if (!await ReadNameAsync(reader))
        {
            return false;
        }

        while (true)
        {
            var read = await reader.ReadAsync();
            var isOneField = read.Buffer.PositionOf((byte)'&') is null;
            foreach (var part in read.Buffer)
            {
                Decode(part.Span);
            }

            reader.AdvanceTo(read.Buffer.End);
            if (read.IsCompleted || !isOneField)
            {
                return isOneField;
            }
        }
    }

    public void Dispose() => ArrayPool<byte>.Shared.Return(_buffer);

    private static async Task<bool> ReadNameAsync(PipeReader reader)
    {
        var read = await reader.ReadAtLeastAsync(Wire.Prefix.Length);
        var isRight = HasName(read.Buffer);
        reader.AdvanceTo(isRight ? read.Buffer.GetPosition(Wire.Prefix.Length) : read.Buffer.End);
        return isRight;
    }

    private static bool HasName(ReadOnlySequence<byte> buffer)
    {
        var sequence = new SequenceReader<byte>(buffer);
        return sequence.IsNext(Wire.Prefix);
    }

    private void Decode(ReadOnlySpan<byte> part)
    {
        // Two bytes may be left from the part before.
        var needed = _length + part.Length + 2;
        if (needed > _buffer.Length)
        {
            Grow(needed);
        }

        _length += _decoder.Decode(part, _buffer.AsSpan(_length));
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(needed, _buffer.Length * 2));
        Signed.CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_buffer);
        _buffer = larger;
    }
}
