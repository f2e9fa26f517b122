namespace Djrill.Net.Events;

/// <summary>Skips JSON numbers, and accepts only numbers that are valid in RFC 8259; see <see cref="JsonScanner"/>.</summary>
internal static class JsonNumberScanner
{
    public static int SkipNumber(ReadOnlySpan<byte> json, int position)
    {
        position += json.At(position) == '-' ? 1 : 0;
        position = json.At(position) == '0' ? position + 1 : SkipDigits(json, position);
        position = json.At(position) == '.' ? SkipDigits(json, position + 1) : position;
        if (json.At(position) is 'e' or 'E')
        {
            position += json.At(position + 1) is '+' or '-' ? 2 : 1;
            position = SkipDigits(json, position);
        }

        return position;
    }

    private static int SkipDigits(ReadOnlySpan<byte> json, int position)
    {
        var start = position;
        while (char.IsAsciiDigit(json.At(position)))
        {
            position++;
        }

        return position > start ? position : JsonScanner.Invalid;
    }
}
