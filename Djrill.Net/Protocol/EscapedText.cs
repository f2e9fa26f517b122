namespace Djrill.Net.Protocol;

/// <summary>
/// Takes a valid JSON text, given without its quotes, apart at its escapes. Half a surrogate pair is U+FFFD, as in
/// Newtonsoft's hands.
/// </summary>
internal ref struct EscapedText(ReadOnlySpan<byte> text)
{
    private const char Replacement = '\uFFFD';

    private ReadOnlySpan<byte> _rest = text;
    private bool _isPair;

    /// <summary>The bytes up to the next escape; they have none.</summary>
    public ReadOnlySpan<byte> Plain { get; private set; }

    /// <summary>What the escape behind them stands for; null at the end of the text.</summary>
    public char? Escaped { get; private set; }

    public readonly EscapedText Current => this;

    public readonly EscapedText GetEnumerator() => this;

    public bool MoveNext()
    {
        if (_rest.Length == 0)
        {
            return false;
        }

        var end = _rest.IndexOf((byte)'\\');
        Plain = end < 0 ? _rest : _rest[..end];
        _rest = end < 0 ? default : _rest[end..];
        Escaped = end < 0 ? null : ReadEscape();
        return true;
    }

    private static char HexValue(ReadOnlySpan<byte> digits)
    {
        HexPair.TryRead(digits[0], digits[1], out var high);
        HexPair.TryRead(digits[2], digits[3], out var low);
        return (char)((high << 8) | low);
    }

    private char ReadEscape()
    {
        var kind = _rest[1];
        if (kind == 'u')
        {
            var unit = HexValue(_rest[2..]);
            _rest = _rest[6..];
            return Pair(unit);
        }

        _rest = _rest[2..];
        return (char)kind switch
        {
            'b' => '\b',
            'f' => '\f',
            'n' => '\n',
            'r' => '\r',
            't' => '\t',
            var itself => itself,
        };
    }

    /// <summary>Lets a high half pass only right in front of a low one, and that only behind it.</summary>
    private char Pair(char unit)
    {
        var isSecond = _isPair;
        _isPair = char.IsHighSurrogate(unit) && _rest is [(byte)'\\', (byte)'u', _, _, _, _, ..] && char.IsLowSurrogate(HexValue(_rest[2..]));
        return _isPair || isSecond || !char.IsSurrogate(unit) ? unit : Replacement;
    }
}
