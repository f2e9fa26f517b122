using System.Collections.Frozen;
using System.Globalization;
using System.Text;
using System.Text.RegularExpressions;

namespace Djrill.Net.Events;

/// <summary>
/// Finds the encoding for a charset label in an email. Many labels that IANA does not list are supported too, because mail programs use
/// these labels.
/// </summary>
/// <remarks>The result does not depend on the encoding providers or the switches of the application. UTF-7 is not supported.</remarks>
internal static partial class MailCharsets
{
    private const int MaxLabelLength = 40;

    /// <summary>
    /// Each line contains a code page and the labels of the code page, in the format that <see cref="Simplify"/> returns. As in browsers,
    /// some labels have the code page of a larger charset. For example, ISO-8859-1 is decoded as windows-1252.
    /// <see cref="SingleByteCharset"/> implements 28600, 28604 and 28606.
    /// </summary>
    private const string Aliases = """
        65001 utf8 unicode11utf8 unicode20utf8 xunicode20utf8 xutf8 utf8mb3 utf8mb4 utf8sig utf8bom utf8mac utf8n cp65001 windows65001
        65001 65001
        1200 utf16 utf16le ucs2 ucs2le iso10646ucs2 csunicode unicode unicodelittle
        1201 utf16be ucs2be unicodefffe unicodebig
        12000 utf32 utf32le ucs4 ucs4le iso10646ucs4
        12001 utf32be ucs4be
        1252 usascii ascii ascii8bit csascii ansix341968 ansix341986 iso646us iso646irv1991 isoir6 us ibm367 cp367 646 7bit 8bit
        1252 iso88591 88591 iso885911987 isoir100 latin1 l1 csisolatin1 ibm819 cp819 28591 ansi xansi
        28592 iso88592 88592 iso885921987 isoir101 latin2 l2 csisolatin2 ibm912 cp912
        28593 iso88593 88593 iso885931988 isoir109 latin3 l3 csisolatin3
        28594 iso88594 88594 iso885941988 isoir110 latin4 l4 csisolatin4
        28595 iso88595 88595 iso885951988 isoir144 cyrillic csisolatincyrillic
        28596 iso88596 iso88596i iso88596e 88596 iso885961987 isoir127 ecma114 arabic csisolatinarabic csiso88596i csiso88596e
        28597 iso88597 88597 iso885971987 iso885972003 isoir126 ecma118 elot928 greek greek8 csisolatingreek suneugreek
        28598 iso88598 iso88598i iso88598e 88598 iso885981988 isoir138 hebrew logical visual csisolatinhebrew csiso88598i csiso88598e
        1254 iso88599 88599 iso885991989 isoir148 latin5 l5 csisolatin5 turkish
        28600 iso885910 885910 iso8859101992 isoir157 latin6 l6 csisolatin6
        874 iso885911 885911 iso8859112001 tis620 tis6200 tis6202533 tis62025330 tis62025331 thai
        28603 iso885913 885913 latin7 l7 csiso885913 isoir179
        28604 iso885914 885914 iso8859141998 isoir199 isoceltic latin8 l8 csiso885914
        28605 iso885915 885915 latin9 latin0 l9 csisolatin9 csiso885915 isoir203
        28606 iso885916 885916 iso8859162001 isoir226 latin10 l10 csiso885916
        20866 koi8r koi8 koi cskoi8r
        21866 koi8u koi8ru cskoi8u
        932 shiftjis xshiftjis sjis xsjis mskanji csshiftjis windows31j cswindows31j xmscp932 cp943 cp943c ibm943 ibm943c shiftjis2004
        932 sjis2004 shiftjisx0213
        51932 eucjp xeucjp xeuc eucjpms eucjpwin ujis cseucpkdfmtjapanese cp51932 ibm33722 cp33722
        50220 iso2022jp iso2022jp1 iso2022jp2 iso2022jp3 iso2022jpms iso2022jpext iso2022jp2004 csiso2022jp csiso2022jp2 jis cp50220
        50220 cp50221 cp50222
        936 gb2312 gb23121980 gb231280 csgb2312 csgb231280 csiso58gb231280 isoir58 chinese euccn xeuccn eucgb2312cn cngb gb gbk xgbk
        936 csgbk cp1386 ibm1386 zhcn
        54936 gb18030 gb180302000 gb180302005 gb180302022 csgb18030
        52936 hzgb2312 hzgb hz xhz
        950 big5 xbig5 xxbig5 csbig5 cnbig5 big5tw big5eten bigfive big5hkscs xbig5hkscs csbig5hkscs big5hkscs2004 cp951 zhtw
        949 euckr xeuckr cseuckr ksc56011987 ksc56011989 ksc5601 csksc56011987 ksc56011992 ksx1001 ksx10011992 korean isoir149 uhc
        949 cp51949 cp1363 ibm1363
        1361 johab xjohab
        50225 iso2022kr csiso2022kr
        10000 macintosh csmacintosh mac xmac macroman xmacintosh xmacroman
        10001 macjapanese xmacjapanese
        10002 macchinesetrad xmacchinesetrad
        10003 mackorean xmackorean
        10004 macarabic xmacarabic
        10005 machebrew xmachebrew
        10006 macgreek xmacgreek
        10007 maccyrillic xmaccyrillic
        10008 macchinesesimp xmacchinesesimp
        10010 macromanian macromania xmacromanian xmacromania
        10017 macukrainian macukraine xmacukrainian xmacukraine
        10021 macthai xmacthai
        10029 macce maccentraleurope maccentraleurroman maclatin2 xmacce xmaccentraleurope xmaccentraleurroman xmaclatin2
        10079 maciceland macicelandic xmaciceland xmacicelandic
        10081 macturkish xmacturkish
        10082 maccroatian xmaccroatian
        """;

    private static readonly FrozenDictionary<string, int> CodePages = Aliases.Split('\n')
        .Select(static line => line.Split(' '))
        .SelectMany(
            static line => line.Skip(1),
            static (line, label) => KeyValuePair.Create(label, int.Parse(line[0], CultureInfo.InvariantCulture)))
        .ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Finds an encoding. Returns null if the label is unknown.</summary>
    public static Encoding? Find(ReadOnlySpan<char> label)
    {
        if (label.Length > MaxLabelLength)
        {
            return null;
        }

        var simple = Simplify(label);
        var codePage = CodePages.TryGetValue(simple, out var known) ? known : NumberOf(simple);
        return codePage switch
        {
            0 => CodePagesEncodingProvider.Instance.GetEncoding(label.ToString()),
            65001 => Encoding.UTF8,
            1200 => Encoding.Unicode,
            1201 => Encoding.BigEndianUnicode,
            12000 or 12001 => new UTF32Encoding(bigEndian: codePage == 12001, byteOrderMark: false),
            <= ushort.MaxValue => SingleByteCharset.Find(codePage) ?? CodePagesEncodingProvider.Instance.GetEncoding(codePage),
            _ => null,
        };
    }

    /// <summary>Decodes bytes. A file extension is decoded correctly even if the character before it is incomplete.</summary>
    public static string GetText(Encoding charset, ReadOnlySpan<byte> bytes)
    {
        if (charset is UnicodeEncoding && bytes is [0xFE, 0xFF, ..])
        {
            return Encoding.BigEndianUnicode.GetString(bytes);
        }

        // In these charsets, the decoder would combine the first byte of an incomplete character with the dot. A dot is never a second
        // byte.
        var end = charset.CodePage is 932 or 936 or 949 or 950 or 1361 or 51932 ? bytes.LastIndexOf((byte)'.') : -1;
        return end < 0 ? charset.GetString(bytes) : charset.GetString(bytes[..end]) + charset.GetString(bytes[end..]);
    }

    private static int NumberOf(string label) =>
        CodePageLabel().Match(label) is { Success: true } match
            ? int.Parse(match.Groups["number"].ValueSpan, CultureInfo.InvariantCulture)
            : 0;

    /// <summary>Converts a label to lower case and removes punctuation, so that UTF-8 becomes utf8.</summary>
    private static string Simplify(ReadOnlySpan<char> label)
    {
        Span<char> simple = stackalloc char[MaxLabelLength];
        var length = 0;
        foreach (var character in label)
        {
            if (char.IsAsciiLetterOrDigit(character))
            {
                simple[length++] = char.ToLowerInvariant(character);
            }
        }

        return simple[..length].ToString();
    }

    /// <summary>Matches a prefix and the number of a code page, such as cp1251 or windows1251.</summary>
    [GeneratedRegex(
        @"\A(xwindows|windows|win|xcp|cp|ccsid|ms|ibm|csibm|dos|oem)(?<number>[0-9]{1,5})\z",
        RegexOptions.CultureInvariant | RegexOptions.ExplicitCapture)]
    private static partial Regex CodePageLabel();
}
