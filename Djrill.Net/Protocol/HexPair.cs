namespace Djrill.Net.Protocol;

/// <summary>Reads two hex digits of either case.</summary>
internal static class HexPair
{
    private const byte None = 0xFF;

    private static readonly byte[] Values = [.. Enumerable.Range(0, 256).Select(static digit =>
        char.IsAsciiHexDigit((char)digit) ? Convert.ToByte($"{(char)digit}", 16) : None)];

    public static bool TryRead(byte high, byte low, out byte value)
    {
        var (upper, lower) = (Values[high], Values[low]);
        value = (byte)((upper << 4) | lower);
        return (upper | lower) < 0x10;
    }
}
