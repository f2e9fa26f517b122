namespace Djrill.Net.Events;

/// <summary>
/// Decodes base64 in segments, as mail programs do. A segment ends after complete padding, before a line that begins with two hyphens, or
/// at the end of the input.
/// </summary>
/// <remarks>After the padding, more base64 may follow, or plain text that a mailing list adds; see <see cref="IsData"/>.</remarks>
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

    // True if a line contains blanks between base64 characters. Plain text contains such blanks, but base64 does not.
    private bool _hasInnerBlanks;
    private bool _isAfterBlank;
    private int _lettersBeforeLine;

    /// <summary>Gets the number of decoded bytes.</summary>
    public int Written { get; private set; }

    /// <summary>Gets whether all characters except blanks, line breaks and padding were decoded.</summary>
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
    /// <returns>True if the segment is base64 and contains no other characters.</returns>
    public bool ReadFirst()
    {
        ReadSegment();
        return !_hasJunk && (_hasInnerBlanks ? IsAligned() : _letters % 4 != 1);
    }

    private readonly bool IsAligned() => (_letters + _pads) % 4 == 0;

    /// <summary>
    /// Returns whether a segment after padding is base64, and not plain text. Correct padding indicates base64, but a single lower-case
    /// word indicates plain text.
    /// </summary>
    private readonly bool IsData() =>
        _letters == 0
        || (_isPadded && IsAligned())
        || (!_hasJunk && !_hasInnerBlanks && _letters % 4 != 1 && (_isPadded || !_isWord));

    private void ReadSegment()
    {
        (_letters, _pads, _lettersBeforeLine) = (0, 0, 0);
        (_hasJunk, _isPadded, _isWord, _hasInnerBlanks, _isAfterBlank) = (false, false, true, false, false);
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
            _hasInnerBlanks |= _isAfterBlank;
            _isAfterBlank = false;
            _isWord &= _letters == 0 || char.IsAsciiLetterLower((char)character);
            _pads = 0;
            Add((uint)value);
        }
        else if (character == '=')
        {
            // A group of two characters needs two '='. A single '=' may be a soft line break of quoted-printable.
            _isPadded = _letters % 4 >= 2 && (_letters % 4) + ++_pads >= 4;
        }
        else if (character is (byte)'\r' or (byte)'\n')
        {
            _isAfterBlank = false;
            _lettersBeforeLine = _letters;
        }
        else if (character is (byte)' ' or (byte)'\t')
        {
            _isAfterBlank = _letters > _lettersBeforeLine;
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

    /// <summary>Writes the bytes of a group. A group of n characters has n - 1 bytes.</summary>
    private void WriteGroup(int letters)
    {
        for (var i = 1; i < letters; i++)
        {
            _bytes[Written++] = (byte)(_bits >> (24 - (8 * i)));
        }
    }

    /// <summary>
    /// Returns whether the current position is the start of a line with two hyphens, such as a MIME boundary. If so, the rest of the input
    /// is skipped.
    /// </summary>
    private bool IsAtBoundary()
    {
        var isBoundary = _text[_position..].StartsWith("--"u8) && (_position == 0 || _text[_position - 1] is (byte)'\r' or (byte)'\n');
        _position = isBoundary ? _text.Length : _position;
        IsComplete &= !isBoundary;
        return isBoundary;
    }
}
