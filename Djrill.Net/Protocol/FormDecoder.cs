namespace Djrill.Net.Protocol;

/// <summary>
/// Decodes <c>application/x-www-form-urlencoded</c>, bytes to bytes. The framework's reader makes text of them, which
/// changes what is no UTF-8 and with it the signature, and throws on <c>%00</c>.
/// </summary>
internal static class FormDecoder
{
    /// <summary>
    /// The most fields a form may have. Mandrill sends one, and each costs the work of many bytes before its signature
    /// can be known to be right.
    /// </summary>
    public const int MaxFields = 16;

    /// <summary>Decodes a body in place; the fields are slices of it.</summary>
    /// <returns>Null, or why the form was refused.</returns>
    public static Answer? Decode(Memory<byte> body, out FormFields form)
    {
        var fields = new List<FormField>();
        form = new FormFields(fields);
        while (body.Length > 0)
        {
            var end = body.Span.IndexOf((byte)'&');
            var pair = end < 0 ? body : body[..end];
            body = end < 0 ? default : body[(end + 1)..];

            if (pair.Length == 0)
            {
                continue;
            }

            if (fields.Count == MaxFields)
            {
                return Answers.TooManyFields;
            }

            fields.Add(DecodePair(pair));
        }

        return null;
    }

    private static FormField DecodePair(Memory<byte> pair)
    {
        var equals = pair.Span.IndexOf((byte)'=');
        return equals < 0
            ? new(DecodeText(pair), default)
            : new(DecodeText(pair[..equals]), DecodeText(pair[(equals + 1)..]));
    }

    /// <summary>Turns '+' into a space and '%' with two hex digits into their byte; a '%' without them stays.</summary>
    private static ReadOnlyMemory<byte> DecodeText(Memory<byte> text)
    {
        var span = text.Span;
        var length = 0;
        for (var i = 0; i < span.Length; i++)
        {
            var value = span[i];
            if (value == '+')
            {
                value = (byte)' ';
            }
            else if (value == '%' && i + 2 < span.Length && char.IsAsciiHexDigit((char)span[i + 1]) && char.IsAsciiHexDigit((char)span[i + 2]))
            {
                value = (byte)((HexValue(span[i + 1]) << 4) | HexValue(span[i + 2]));
                i += 2;
            }

            span[length++] = value;
        }

        return text[..length];
    }

    private static int HexValue(byte digit) => digit <= '9' ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
