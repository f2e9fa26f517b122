using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

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
            output.Write((byte)'%');
        }

        if (_cutLength > 1)
        {
            output.Write(_cutDigit);
        }

        _cutLength = 0;
    }

    /// <summary>
    /// Decodes what fits into the output's block, up to an escape that is cut by the end of either. A plain loop: the runs
    /// between two escapes are so short that searching for the next costs more than looking at every byte. References
    /// instead of spans save a quarter of its time; both indexes stay below the shorter of the two lengths, as a byte read
    /// gives at most a byte written.
    /// </summary>
    /// <returns>The count of bytes read.</returns>
    private int DecodeWhole(ReadOnlySpan<byte> piece)
    {
        var space = output.GetSpan();
        ref var source = ref MemoryMarshal.GetReference(piece);
        ref var target = ref MemoryMarshal.GetReference(space);
        nint length = Math.Min(piece.Length, space.Length);
        nint read = 0;
        nint written = 0;
        for (; read < length; read++)
        {
            // Above '+' stands all that Mandrill leaves as it is.
            var value = Unsafe.Add(ref source, read);
            if (value <= '+')
            {
                if (value == '%')
                {
                    if (read + 2 >= length)
                    {
                        break;
                    }

                    if (HexPair.TryRead(Unsafe.Add(ref source, read + 1), Unsafe.Add(ref source, read + 2), out var escaped))
                    {
                        value = escaped;
                        read += 2;
                    }
                }
                else if (value == '+')
                {
                    value = (byte)' ';
                }
            }

            Unsafe.Add(ref target, written++) = value;
        }

        output.Advance((int)written);
        return (int)read;
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
            output.Write(escaped);
        }
        else
        {
            End();
            Decode([value]);
        }
    }
}
