namespace Djrill.Net.Events;

/// <summary>Reads a byte from two hexadecimal digits, in upper or lower case.</summary>
internal static class HexPair
{
    private const byte NoDigit = 0xFF;

    /// <summary>
    /// The numeric value of each hexadecimal digit, indexed by its character code. Other characters have the value <see cref="NoDigit"/>.
    /// </summary>
    private static readonly byte[] Values =
    [
        .. Enumerable.Range(0, 256).Select(static value => (char)value)
            .Select(static character => char.IsAsciiHexDigit(character) ? Convert.ToByte($"{character}", 16) : NoDigit),
    ];

    public static bool TryRead(byte high, byte low, out byte value)
    {
        var (upper, lower) = (Values[high], Values[low]);
        value = (byte)((upper << 4) | lower);
        return (upper | lower) < 0x10;
    }
}
