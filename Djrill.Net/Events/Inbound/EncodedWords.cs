using System.Buffers;
using System.Text;

namespace Djrill.Net.Events;

/// <summary>Decodes the encoded words of mail headers (RFC 2047), such as <c>=?utf-8?B?w6QudHh0?=</c>.</summary>
internal static class EncodedWords
{
    /// <summary>Decodes all valid encoded words. Other text is unchanged.</summary>
    public static string Decode(string text)
    {
        var decoded = new StringBuilder();
        var run = new ArrayBufferWriter<byte>();
        Encoding? charset = null;
        var end = 0;
        for (var start = Next(text, 0); start >= 0;)
        {
            if (!EncodedWord.TryRead(text, start, out var word))
            {
                start = Next(text, start + 1);
                continue;
            }

            // A character may be split between two words, so adjacent words with the same charset are decoded together. White space between
            // two encoded words is removed, as RFC 2047 requires.
            var between = text.AsSpan(end, start - end);
            var isAdjacent = charset is not null && between.IsWhiteSpace();
            if (!isAdjacent || !word.Charset.Equals(charset))
            {
                Flush(decoded, charset, run);
                decoded.Append(isAdjacent ? [] : between);
            }

            charset = word.Charset;
            run.Write(word.Bytes.Span);
            end = word.End;
            start = Next(text, end);
        }

        Flush(decoded, charset, run);
        return end == 0 ? text : decoded.Append(text, end, text.Length - end).ToString();
    }

    private static int Next(string text, int from) => text.IndexOf("=?", from, StringComparison.Ordinal);

    private static void Flush(StringBuilder decoded, Encoding? charset, ArrayBufferWriter<byte> run)
    {
        decoded.Append(charset is null ? null : MailCharsets.GetText(charset, run.WrittenSpan));
        run.ResetWrittenCount();
    }
}
