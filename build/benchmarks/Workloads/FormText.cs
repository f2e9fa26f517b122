using System.Buffers;

namespace Djrill.Net.Benchmarks.Workloads;

/// <summary>
/// Encodes a form's value as Mandrill does: letters, digits, <c>-</c>, <c>_</c> and <c>.</c> as they are, a space as
/// <c>+</c>, the rest as <c>%XX</c>.
/// </summary>
internal static class FormText
{
    private static readonly SearchValues<byte> Literals =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."u8);

    public static ReadOnlySpan<byte> Prefix => "mandrill_events="u8;

    public static byte[] Encode(ReadOnlySpan<byte> text)
    {
        var encoded = new byte[text.Length * 3];
        var length = 0;
        foreach (var value in text)
        {
            if (Literals.Contains(value))
            {
                encoded[length++] = value;
            }
            else if (value == ' ')
            {
                encoded[length++] = (byte)'+';
            }
            else
            {
                encoded[length++] = (byte)'%';
                encoded[length++] = HexDigit(value >> 4);
                encoded[length++] = HexDigit(value & 0xF);
            }
        }

        return encoded[..length];
    }

    private static byte HexDigit(int value) => (byte)(value < 10 ? '0' + value : 'A' + value - 10);
}
