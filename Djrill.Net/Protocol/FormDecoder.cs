namespace Djrill.Net.Protocol;

/// <summary>
/// Decodes <c>application/x-www-form-urlencoded</c> as it arrives, bytes to bytes. The framework's reader decodes to text. That
/// changes bytes that are not UTF-8, and with them the signature; and it throws on <c>%00</c>.
/// </summary>
internal sealed class FormDecoder(BodyBuffer buffer)
{
    private readonly PercentDecoder _text = new(buffer);
    private readonly List<FormField> _fields = [];

    // The buffer holds the names and values one after the other. The name is null until it has been read to its end.
    private byte[]? _name;
    private int _start;

    private int Length => buffer.Length - _start;

    /// <summary>Gets whether a field has begun. The empty text between two '&amp;' is not a field.</summary>
    private bool HasBegun => _name is not null || Length > 0;

    /// <summary>Decodes the next piece of a body, which may be cut anywhere.</summary>
    /// <returns>The error, after which nothing more need be read; or null.</returns>
    public BodyError? Decode(ReadOnlySpan<byte> piece)
    {
        BodyError? error = null;
        while (error is null)
        {
            var end = _name is null ? piece.IndexOfAny((byte)'&', (byte)'=') : piece.IndexOf((byte)'&');
            if (end < 0)
            {
                _text.Decode(piece);
                return CheckLimits();
            }

            _text.Decode(piece[..end]);
            error = EndText(isName: piece[end] == '=');
            piece = piece[(end + 1)..];
        }

        return error;
    }

    /// <summary>Ends the body, and returns its fields. Their values can be read until the buffer is disposed of.</summary>
    /// <returns>The error, or null.</returns>
    public BodyError? End(out FormFields form)
    {
        form = new FormFields(_fields);
        return EndText(isName: false);
    }

    private BodyError? EndText(bool isName)
    {
        _text.End();
        var error = CheckLimits();
        if (isName)
        {
            _name = ConsumeText();
        }
        else if (HasBegun)
        {
            // A field without '=' is a name.
            _fields.Add(new FormField(_name ?? ConsumeText(), buffer, _start, Length));
            (_name, _start) = (null, buffer.Length);
        }

        return error;
    }

    private BodyError? CheckLimits() =>
        HasBegun && _fields.Count == FormLimits.MaxFields ? BodyError.TooManyFields :
        _name is null && Length > FormLimits.MaxNameLength ? BodyError.NameTooLong :
        null;

    private byte[] ConsumeText()
    {
        var text = buffer.Slice(_start, Length).ToArray();
        _start = buffer.Length;
        return text;
    }
}
