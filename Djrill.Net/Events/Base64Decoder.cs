namespace Djrill.Net.Events;

/// <summary>Decodes base64 from segments. A segment ends where its padding is complete, or with the text.</summary>
/// <remarks>Data may go on behind padding, and so may the plain text of a mailing list; see <see cref="IsData"/>.</remarks>
internal ref struct Base64Decoder(ReadOnlySpan<byte> text, Span<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private readonly Span<byte> _bytes = bytes;
    private int _position;
    private uint _bits;

    // Of the current segment.
    private int _letters;
    private int _pads;
    private bool _hasJunk;
    private bool _isPadded;
    private bool _isWord;

    // Blanks between letters of one line: base64 has none, prose has.
    private bool _hasInnerBlanks;
    private bool _isBehindBlank;
    private int _lettersBeforeLine;

    /// <summary>The number of decoded bytes.</summary>
    public int Written { get; private set; }

    /// <summary>Whether nothing was ignored but blanks, line breaks and padding.</summary>
    public bool IsComplete { get; private set; } = true;

    public void ReadToEnd()
    {
        ReadSegment();
        while (_position < _text.Length)
        {
            var written = Written;
            ReadSegment();
            if (!IsData())
            {
                Written = written;
                IsComplete = false;
                return;
            }
        }
    }

    /// <summary>Reads the first segment.</summary>
    /// <returns>Whether it is base64 without anything else in it.</returns>
    public bool ReadFirst()
    {
        ReadSegment();
        return !_hasJunk && (_hasInnerBlanks ? IsAligned() : _letters % 4 != 1);
    }

    private readonly bool IsAligned() => (_letters + _pads) % 4 == 0;

    /// <summary>Whether a segment behind padding is data: nothing but base64 that is no word of prose, or padded to whole groups.</summary>
    private readonly bool IsData() =>
        _letters == 0
        || (_isPadded && IsAligned())
        || (!_hasJunk && !_hasInnerBlanks && _letters % 4 != 1 && (_isPadded || !_isWord));

    private void ReadSegment()
    {
        (_letters, _pads, _lettersBeforeLine) = (0, 0, 0);
        (_hasJunk, _isPadded, _isWord, _hasInnerBlanks, _isBehindBlank) = (false, false, true, false, false);
        while (_position < _text.Length && !_isPadded && !IsAtBoundary())
        {
            Read(_text[_position++]);
        }

        Flush();
    }

    private void Read(byte character)
    {
        var value = ValueOf(character);
        if (value >= 0)
        {
            _hasInnerBlanks |= _isBehindBlank;
            _isBehindBlank = false;
            _isWord &= _letters == 0 || char.IsAsciiLetterLower((char)character);
            _pads = 0;
            Add((uint)value);
        }
        else if (character == '=')
        {
            // Two letters need two pads. One may be the soft line break of quoted-printable, as may one at another place.
            _isPadded = _letters % 4 >= 2 && (_letters % 4) + ++_pads >= 4;
        }
        else if (character is (byte)'\r' or (byte)'\n')
        {
            _isBehindBlank = false;
            _lettersBeforeLine = _letters;
        }
        else if (character is (byte)' ' or (byte)'\t')
        {
            _isBehindBlank = _letters > _lettersBeforeLine;
        }
        else
        {
            _hasJunk = true;
            IsComplete = false;
        }
    }

    private void Add(uint value)
    {
        _bits = (_bits << 6) | value;
        if (++_letters % 4 == 0)
        {
            _bytes[Written++] = (byte)(_bits >> 16);
            _bytes[Written++] = (byte)(_bits >> 8);
            _bytes[Written++] = (byte)_bits;
        }
    }

    private void Flush()
    {
        IsComplete &= _letters % 4 != 1;
        if (_letters % 4 >= 2)
        {
            _bytes[Written++] = (byte)(_bits >> (_letters % 4 == 2 ? 4 : 10));
        }

        if (_letters % 4 == 3)
        {
            _bytes[Written++] = (byte)(_bits >> 2);
        }
    }

    /// <summary>Whether a line begins with two hyphens, as the boundary of a part and the separator of a signature do.</summary>
    private bool IsAtBoundary()
    {
        var isBoundary = _text[_position] == '-' && _position + 1 < _text.Length && _text[_position + 1] == '-'
            && (_position == 0 || _text[_position - 1] is (byte)'\r' or (byte)'\n');
        _position = isBoundary ? _text.Length : _position;
        IsComplete &= !isBoundary;
        return isBoundary;
    }

    private static int ValueOf(byte character) => (char)character switch
    {
        >= 'A' and <= 'Z' => character - 'A',
        >= 'a' and <= 'z' => character - 'a' + 26,
        >= '0' and <= '9' => character - '0' + 52,
        '+' => 62,
        '/' => 63,
        _ => -1,
    };
}
