namespace Djrill.Net.Events;

/// <summary>
/// Decodes base64 as mail programs do, segment by segment. A segment ends when its padding is complete, or with the text.
/// </summary>
/// <remarks>After padding, more data may follow, or the plain text that a mailing list adds; see <see cref="IsData"/>.</remarks>
internal ref struct Base64Decoder(ReadOnlySpan<byte> text, Span<byte> bytes)
{
    private readonly ReadOnlySpan<byte> _text = text;
    private readonly Span<byte> _bytes = bytes;
    private int _position;
    private uint _bits;

    // The state of the current segment.
    private int _letters;
    private int _pads;
    private bool _hasJunk;
    private bool _isPadded;
    private bool _isWord;

    // Blanks between letters of one line: prose has them, base64 does not.
    private bool _hasInnerBlanks;
    private bool _isBehindBlank;
    private int _lettersBeforeLine;

    /// <summary>Gets the number of decoded bytes.</summary>
    public int Written { get; private set; }

    /// <summary>Gets whether nothing was ignored except blanks, line breaks and padding.</summary>
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
    /// <returns>Whether the segment is base64 and nothing else.</returns>
    public bool ReadFirst()
    {
        ReadSegment();
        return !_hasJunk && (_hasInnerBlanks ? IsAligned() : _letters % 4 != 1);
    }

    private readonly bool IsAligned() => (_letters + _pads) % 4 == 0;

    /// <summary>Returns whether a segment after padding is data: padded to whole groups, or only base64 and not a word of prose.</summary>
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
        var value = Base64Letter.ValueOf(character);
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
            // Two letters need two pads. A single pad may be a soft line break of quoted-printable.
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
            WriteGroup(letters: 4);
        }
    }

    private void Flush()
    {
        var letters = _letters % 4;
        IsComplete &= letters != 1;
        _bits <<= 6 * (4 - letters);
        WriteGroup(letters);
    }

    /// <summary>Writes the bytes of a group, which are one less than its letters.</summary>
    private void WriteGroup(int letters)
    {
        for (var i = 1; i < letters; i++)
        {
            _bytes[Written++] = (byte)(_bits >> (24 - (8 * i)));
        }
    }

    /// <summary>
    /// Returns whether a line begins with two hyphens, as the boundary of a MIME part and the separator of a signature do.
    /// </summary>
    private bool IsAtBoundary()
    {
        var isBoundary = _text[_position..].StartsWith("--"u8) && (_position == 0 || _text[_position - 1] is (byte)'\r' or (byte)'\n');
        _position = isBoundary ? _text.Length : _position;
        IsComplete &= !isBoundary;
        return isBoundary;
    }
}
