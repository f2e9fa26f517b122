using System.Runtime.Intrinsics;
using Djrill.Net.Events;

namespace Djrill.Net.Protocol;

/// <summary>
/// Decodes percent-encoded data piece by piece. '+' becomes a space, '%' with two hex digits becomes the encoded byte, and any other
/// '%' is unchanged. The output is bytes, because a string would change signed bytes that are not UTF-8.
/// </summary>
internal sealed class PercentDecoder(BodyBuffer output)
{
    // An incomplete escape at the end of the last piece, at most two bytes. The array has room for the third byte.
    private readonly byte[] _incomplete = new byte[3];
    private int _incompleteLength;

    /// <summary>Decodes the next piece. An escape can extend over several pieces.</summary>
    public void Decode(ReadOnlySpan<byte> piece)
    {
        for (; _incompleteLength > 0 && piece.Length > 0; piece = piece[1..])
        {
            _incomplete[_incompleteLength] = piece[0];
            DecodePiece(_incomplete.AsSpan(0, _incompleteLength + 1));
        }

        if (piece.Length > 0)
        {
            DecodePiece(piece);
        }
    }

    /// <summary>Ends a name or a value. An incomplete escape is unchanged.</summary>
    public void End()
    {
        _incomplete.AsSpan(0, _incompleteLength).CopyTo(output.GetSpan(_incompleteLength));
        output.Advance(_incompleteLength);
        _incompleteLength = 0;
    }

    private void DecodePiece(ReadOnlySpan<byte> text)
    {
        var space = output.GetSpan(text.Length);
        var (read, written) = (0, 0);
        if (Vector128.IsHardwareAccelerated)
        {
            read = VectorPercentDecoder.Decode(text, space, out written);
        }

        while (read < text.Length && !IsIncomplete(text[read..]))
        {
            space[written++] = DecodeNext(text, ref read);
        }

        output.Advance(written);
        text[read..].CopyTo(_incomplete);
        _incompleteLength = text.Length - read;
    }

    private static bool IsIncomplete(ReadOnlySpan<byte> text) =>
        text is [(byte)'%'] || (text is [(byte)'%', var digit] && char.IsAsciiHexDigit((char)digit));

    private static byte DecodeNext(ReadOnlySpan<byte> text, ref int read)
    {
        var value = text[read++];
        if (value == '%' && read + 1 < text.Length && HexPair.TryRead(text[read], text[read + 1], out var escaped))
        {
            read += 2;
            return escaped;
        }

        return value == '+' ? (byte)' ' : value;
    }
}
