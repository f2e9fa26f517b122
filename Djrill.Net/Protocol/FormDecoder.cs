namespace Djrill.Net.Protocol;

/// <summary>
/// Decodes <c>application/x-www-form-urlencoded</c> as it arrives, bytes to bytes. The framework's reader makes text of
/// them, which changes what is no UTF-8 and with it the signature, and throws on <c>%00</c>.
/// </summary>
internal sealed class FormDecoder(BodyBuffer buffer)
{
    private readonly PercentDecoder _text = new(buffer);
    private readonly List<FormField> _fields = [];

    // Names and values stand in the buffer one behind the other. While a name is read there is none yet.
    private byte[]? _name;
    private int _start;

    /// <summary>Decodes the next piece of a body, which may be cut anywhere.</summary>
    /// <returns>Null, or why the form is refused: what follows need not be read then.</returns>
    public BodyError? Decode(ReadOnlySpan<byte> piece)
    {
        BodyError? refusal = null;
        while (piece.Length > 0 && refusal is null)
        {
            var end = _name is null ? piece.IndexOfAny((byte)'&', (byte)'=') : piece.IndexOf((byte)'&');
            if (end < 0)
            {
                return DecodeText(piece);
            }

            refusal = DecodeText(piece[..end]) ?? (piece[end] == '=' ? EndName() : EndField());
            piece = piece[(end + 1)..];
        }

        return refusal;
    }

    /// <summary>Ends the body, and gives its fields. Their values can be read until the buffer is disposed.</summary>
    /// <returns>Null, or why the form is refused.</returns>
    public BodyError? End(out FormFields form)
    {
        form = new FormFields(_fields);
        return EndField();
    }

    private BodyError? DecodeText(ReadOnlySpan<byte> text)
    {
        _text.Decode(text);
        return CheckLimits();
    }

    private BodyError? EndName()
    {
        _text.End();
        var refusal = CheckLimits();
        _name = ConsumeText();
        return refusal;
    }

    private BodyError? EndField()
    {
        _text.End();
        var refusal = CheckLimits();
        if (_name is not null)
        {
            AddField(_name);
        }
        else if (buffer.Length > _start)
        {
            // A pair without '=' is a name. Nothing between two '&' is no field at all.
            AddField(ConsumeText());
        }

        _name = null;
        return refusal;
    }

    private BodyError? CheckLimits()
    {
        var isName = _name is null;
        var length = buffer.Length - _start;
        var hasBegun = !isName || length > 0;
        return
            hasBegun && _fields.Count == FormLimits.MaxFields ? BodyError.TooManyFields :
            isName && length > FormLimits.MaxNameLength ? BodyError.NameTooLong :
            null;
    }

    private void AddField(byte[] name)
    {
        _fields.Add(new FormField(name, buffer, _start, buffer.Length - _start));
        _start = buffer.Length;
    }

    private byte[] ConsumeText()
    {
        var text = buffer.Slice(_start, buffer.Length - _start).ToArray();
        _start = buffer.Length;
        return text;
    }
}
