using System.Runtime.Intrinsics;
using Djrill.Net.Events;

namespace Djrill.Net.Protocol;

/// <summary>
/// Decodes percent-encoded text that arrives in pieces: '+' becomes a space, '%' with two hex digits becomes their byte, and any
/// other '%' stays. It decodes bytes to bytes, so that bytes that are not UTF-8 come out as they were signed.
/// </summary>
internal sealed class PercentDecoder(BodyBuffer output)
{
    // The start of an escape that the end of the last piece has cut: at most two bytes, and room for the third.
    private readonly byte[] _cut = new byte[3];
    private int _cutLength;

    /// <summary>Decodes the next piece. An escape may be cut anywhere between two pieces.</summary>
    public void Decode(ReadOnlySpan<byte> piece)
    {
        for (; _cutLength > 0 && piece.Length > 0; piece = piece[1..])
        {
            _cut[_cutLength] = piece[0];
            DecodeUncut(_cut.AsSpan(0, _cutLength + 1));
        }

        if (piece.Length > 0)
        {
            DecodeUncut(piece);
        }
    }

    /// <summary>Ends a text: a cut escape stays as it was sent.</summary>
    public void End()
    {
        _cut.AsSpan(0, _cutLength).CopyTo(output.GetSpan(_cutLength));
        output.Advance(_cutLength);
        _cutLength = 0;
    }

    private void DecodeUncut(ReadOnlySpan<byte> text)
    {
        var space = output.GetSpan(text.Length);
        var (read, written) = (0, 0);
        if (Vector128.IsHardwareAccelerated)
        {
            read = VectorPercentDecoder.Decode(text, space, out written);
        }

        while (read < text.Length && !IsCut(text[read..]))
        {
            space[written++] = DecodeNext(text, ref read);
        }

        output.Advance(written);
        text[read..].CopyTo(_cut);
        _cutLength = text.Length - read;
    }

    private static bool IsCut(ReadOnlySpan<byte> text) =>
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
