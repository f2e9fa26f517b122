using System.Buffers;
using System.Text;

namespace Djrill.Net.Testing;

/// <summary>Encodes the values of a form as Mandrill does.</summary>
internal static class FormEncoder
{
    private static readonly SearchValues<byte> Literals =
        SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_."u8);

    /// <summary>
    /// Encodes bytes. ASCII letters, ASCII digits, <c>-</c>, <c>_</c> and <c>.</c> are unchanged. A space becomes <c>+</c>. All other bytes
    /// become <c>%XX</c>.
    /// </summary>
    public static void Encode(ReadOnlySpan<byte> value, ArrayBufferWriter<byte> form)
    {
        var span = form.GetSpan(value.Length * 3);
        var length = 0;
        foreach (var item in value)
        {
            if (item == ' ' || Literals.Contains(item))
            {
                span[length++] = item == ' ' ? (byte)'+' : item;
                continue;
            }

            span[length] = (byte)'%';
            Convert.TryToHexString([item], span[(length + 1)..], out _);
            length += 3;
        }

        form.Advance(length);
    }

    /// <summary>Encodes a form with one field.</summary>
    public static ReadOnlyMemory<byte> Encode(string name, ReadOnlySpan<byte> value)
    {
        var form = new ArrayBufferWriter<byte>((value.Length * 2) + name.Length + 1);
        Encode(Encoding.UTF8.GetBytes(name), form);
        form.Write("="u8);
        Encode(value, form);
        return form.WrittenMemory;
    }
}
