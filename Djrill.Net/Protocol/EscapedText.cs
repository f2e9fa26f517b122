using System.Buffers;
using System.Text;

namespace Djrill.Net.Protocol;

/// <summary>
/// Takes a valid JSON text, given without its quotes, apart at its escapes. Half a surrogate pair is U+FFFD, as in
/// Newtonsoft's hands.
/// </summary>
internal ref struct EscapedText
{
    private const char Replacement = '\uFFFD';

    private const int EscapeLength = 6;

    // What must be seen to know what an escape stands for: itself, and the other half of a pair.
    private const int PairLength = 2 * EscapeLength;

    private readonly Span<byte> _window;
    private ReadOnlySequence<byte> _unseen;
    private ReadOnlySpan<byte> _rest;
    private bool _isPair;

    public EscapedText(ReadOnlySpan<byte> text) => _rest = text;

    /// <summary>Takes a text that lies in several blocks, which may cut escapes and characters.</summary>
    /// <param name="text">The text.</param>
    /// <param name="window">What the text is seen through, piece by piece: so a large one is never copied as a whole.</param>
    public EscapedText(in ReadOnlySequence<byte> text, Span<byte> window)
    {
        _unseen = text;
        _window = window;
    }

    /// <summary>The bytes up to the next escape; they have none.</summary>
    public ReadOnlySpan<byte> Plain { get; private set; }

    /// <summary>What the escape behind them stands for; null where none follows.</summary>
    public char? Escaped { get; private set; }

    public bool MoveNext()
    {
        if (_rest.Length < PairLength && !_unseen.IsEmpty)
        {
            MoveWindow();
        }

        if (_rest.IsEmpty)
        {
            return false;
        }

        var end = _rest.IndexOf((byte)'\\');
        if (end < 0 || IsCut(end))
        {
            Plain = end < 0 ? WholeCharacters(_rest) : _rest[..end];
            Escaped = null;
            _rest = _rest[Plain.Length..];
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

    private readonly bool IsCut(int escape) => _rest.Length - escape < PairLength && !_unseen.IsEmpty && !_isPair;

    /// <summary>Leaves out a character that the window cuts.</summary>
    private readonly ReadOnlySpan<byte> WholeCharacters(ReadOnlySpan<byte> plain)
    {
        for (var length = 1; length < 4 && length < plain.Length && !_unseen.IsEmpty; length++)
        {
            if (Rune.DecodeFromUtf8(plain[^length..], out _, out _) == OperationStatus.NeedMoreData)
            {
                return plain[..^length];
            }
        }

        return plain;
    }

    private void MoveWindow()
    {
        _rest.CopyTo(_window);
        var next = _unseen.Slice(0, Math.Min(_unseen.Length, _window.Length - _rest.Length));
        next.CopyTo(_window[_rest.Length..]);
        _rest = _window[..(_rest.Length + (int)next.Length)];
        _unseen = _unseen.Slice(next.End);
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
