namespace Djrill.Net.Protocol;

/// <summary>
/// Decodes a body of the type <c>application/x-www-form-urlencoded</c>, piece by piece. The result is bytes, because
/// Mandrill signs bytes. ASP.NET Core's reader creates strings, so bytes that are not UTF-8 change, and <c>%00</c> causes an exception.
/// </summary>
internal sealed class FormDecoder(BodyBuffer buffer)
{
    private readonly PercentDecoder _text = new(buffer);
    private readonly List<FormField> _fields = [];

    // The name of the current field, or null while the name is incomplete.
    private byte[]? _name;

    // The start of the current name or value in the buffer.
    private int _start;

    private int Length => buffer.Length - _start;

    /// <summary>Gets whether a field has begun. There is no field between two adjacent '&amp;'.</summary>
    private bool HasBegun => _name is not null || Length > 0;

    /// <summary>Decodes the next piece of the body. A piece can end anywhere.</summary>
    /// <returns>The error, or null. After an error, the caller need not decode the rest.</returns>
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
            error = EndNameOrValue(isName: piece[end] == '=');
            piece = piece[(end + 1)..];
        }

        return error;
    }

    /// <summary>Ends the body, and returns its fields. The values are valid until the buffer is disposed of.</summary>
    /// <returns>The error, or null.</returns>
    public BodyError? End(out FormFields form)
    {
        form = new FormFields(_fields);
        return EndNameOrValue(isName: false);
    }

    private BodyError? EndNameOrValue(bool isName)
    {
        _text.End();
        var error = CheckLimits();
        if (isName)
        {
            _name = ConsumeName();
        }
        else if (HasBegun)
        {
            // A field without '=' has a name and an empty value.
            _fields.Add(new FormField(_name ?? ConsumeName(), buffer, _start, Length));
            (_name, _start) = (null, buffer.Length);
        }

        return error;
    }

    private BodyError? CheckLimits() =>
        HasBegun && _fields.Count == FormLimits.MaxFields ? BodyError.TooManyFields :
        _name is null && Length > FormLimits.MaxNameLength ? BodyError.NameTooLong :
        null;

    private byte[] ConsumeName()
    {
        var text = buffer.Slice(_start, Length).ToArray();
        _start = buffer.Length;
        return text;
    }
}
