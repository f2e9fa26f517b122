namespace Djrill.Net.Benchmarks.Receivers;

/// <summary>Percent-decodes a text that comes in parts, byte by byte. An escape may be cut by the end of a part.</summary>
internal struct FloorDecoder
{
    private int _missing;

    private int _high;

    /// <returns>How much was written.</returns>
    public int Decode(ReadOnlySpan<byte> part, Span<byte> decoded)
    {
        var length = 0;
        var i = 0;
        for (; _missing > 0 && i < part.Length; i++)
        {
            length += Complete(part[i], ref decoded[length]);
        }

        for (; i < part.Length; i++)
        {
            var value = part[i];
            if (value == '%')
            {
                if (i + 2 >= part.Length)
                {
                    return length + DecodeCut(part[(i + 1)..], ref decoded[length]);
                }

                value = (byte)((HexValue(part[i + 1]) << 4) | HexValue(part[i + 2]));
                i += 2;
            }
            else if (value == '+')
            {
                value = (byte)' ';
            }

            decoded[length++] = value;
        }

        return length;
    }

    private int DecodeCut(ReadOnlySpan<byte> rest, ref byte decoded)
    {
        _missing = 2;
        return rest.Length > 0 ? Complete(rest[0], ref decoded) : 0;
    }

    private int Complete(byte digit, ref byte decoded)
    {
        if (--_missing > 0)
        {
            _high = HexValue(digit);
            return 0;
        }

        decoded = (byte)((_high << 4) | HexValue(digit));
        return 1;
    }

    // What is no digit gives a wrong byte, and so a wrong signature: Mandrill sends none.
    private static int HexValue(byte digit) => (digit & 0xF) + ((digit >> 6) * 9);
}
