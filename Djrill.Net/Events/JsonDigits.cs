namespace Djrill.Net.Events;

/// <summary>Passes over a number of JSON strictly (RFC 8259). Places are those of <see cref="JsonScanner"/>.</summary>
internal static class JsonDigits
{
    public static int SkipNumber(ReadOnlySpan<byte> json, int position)
    {
        position += JsonScanner.At(json, position) == '-' ? 1 : 0;
        position = JsonScanner.At(json, position) == '0' ? position + 1 : SkipDigits(json, position);
        position = JsonScanner.At(json, position) == '.' ? SkipDigits(json, position + 1) : position;
        if (JsonScanner.At(json, position) is 'e' or 'E')
        {
            position += JsonScanner.At(json, position + 1) is '+' or '-' ? 2 : 1;
            position = SkipDigits(json, position);
        }

        return position;
    }

    private static int SkipDigits(ReadOnlySpan<byte> json, int position)
    {
        var start = position;
        while (char.IsAsciiDigit(JsonScanner.At(json, position)))
        {
            position++;
        }

        return position > start ? position : JsonScanner.Invalid;
    }
}
