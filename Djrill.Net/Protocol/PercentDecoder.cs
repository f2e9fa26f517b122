using System.Runtime.Intrinsics;
using Djrill.Net.Events;

namespace Djrill.Net.Protocol;

/// <summary>
/// Decodes percent-encoded text that comes in pieces: '+' becomes a space, '%' with two hex digits their byte, and a '%'
/// without them stays. Bytes to bytes, so that what is no UTF-8 comes out as it was signed.
/// </summary>
internal sealed class PercentDecoder(BodyBuffer output)
{
    // What of an escape stood at the end of the last piece: nothing, the '%', or the '%' and a digit.
    private int _cutLength;
    private byte _cutDigit;

    /// <summary>Decodes the next piece. An escape may be cut anywhere between two.</summary>
    public void Decode(ReadOnlySpan<byte> piece)
    {
        while (piece.Length > 0)
        {
            var read = _cutLength == 0 ? DecodeWhole(piece) : 0;
            if (read == 0)
            {
                DecodeCut(piece[0]);
                read = 1;
            }

            piece = piece[read..];
        }
    }

    /// <summary>Ends a text: what looked like the start of an escape was none.</summary>
    public void End()
    {
        if (_cutLength > 0)
        {
            Write((byte)'%');
        }

        if (_cutLength > 1)
        {
            Write(_cutDigit);
        }

        _cutLength = 0;
    }

    /// <summary>Decodes up to an escape that is cut by the end.</summary>
    /// <returns>The count of bytes read.</returns>
    private int DecodeWhole(ReadOnlySpan<byte> piece)
    {
        var space = output.GetSpan(piece.Length);
        var (read, written) = (0, 0);
        if (Vector128.IsHardwareAccelerated)
        {
            read = PercentBlocks.Decode(piece, space, out written);
        }

        DecodeOneByOne(piece, space, ref read, ref written);
        output.Advance(written);
        return read;
    }

    private static void DecodeOneByOne(ReadOnlySpan<byte> piece, Span<byte> space, ref int read, ref int written)
    {
        for (; read < piece.Length; read++)
        {
            var value = piece[read];
            if (value == '%')
            {
                if (read + 2 >= piece.Length)
                {
                    break;
                }

                if (HexPair.TryRead(piece[read + 1], piece[read + 2], out var escaped))
                {
                    value = escaped;
                    read += 2;
                }
            }
            else if (value == '+')
            {
                value = (byte)' ';
            }

            space[written++] = value;
        }
    }

    /// <summary>Takes one byte of, or behind, an escape that is cut.</summary>
    private void DecodeCut(byte value)
    {
        if (_cutLength == 0 && value == '%')
        {
            _cutLength = 1;
        }
        else if (_cutLength == 1 && char.IsAsciiHexDigit((char)value))
        {
            (_cutLength, _cutDigit) = (2, value);
        }
        else if (_cutLength == 2 && HexPair.TryRead(_cutDigit, value, out var escaped))
        {
            _cutLength = 0;
            Write(escaped);
        }
        else
        {
            End();
            Decode([value]);
        }
    }

    private void Write(byte value)
    {
        output.GetSpan(1)[0] = value;
        output.Advance(1);
    }
}
