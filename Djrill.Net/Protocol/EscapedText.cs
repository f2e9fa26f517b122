namespace Djrill.Net.Protocol;

/// <summary>
/// Takes a valid JSON text, given without its quotes, apart at its escapes. Half a surrogate pair is U+FFFD, as in
/// Newtonsoft's hands.
/// </summary>
internal ref struct EscapedText
{
    private const char Replacement = '\uFFFD';

    private const int EscapeLength = 6;

    private ReadOnlySpan<byte> _rest;
    private bool _isPair;

    public EscapedText(ReadOnlySpan<byte> text) => _rest = text;

    /// <summary>The bytes up to the next escape; they have none.</summary>
    public ReadOnlySpan<byte> Plain { get; private set; }

    /// <summary>What the escape behind them stands for; null where none follows.</summary>
    public char? Escaped { get; private set; }

    public bool MoveNext()
    {
        if (_rest.IsEmpty)
        {
            return false;
        }

        var end = _rest.IndexOf((byte)'\\');
        if (end < 0)
        {
            Plain = _rest;
            Escaped = null;
            _rest = default;
            return true;
        }

        Plain = _rest[..end];
        _rest = _rest[end..];
        Escaped = ReadEscape();
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
            _rest = _rest[EscapeLength..];
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
