using System.Text;

namespace Djrill.Net.Events;

/// <summary>Implements three parts of ISO 8859 that .NET does not support. Bytes below A0 have the same meaning as in Latin-1.</summary>
internal sealed class SingleByteCharset : Encoding
{
    private const int FirstByte = 0xA0;

    /// <summary>
    /// ISO-8859-10, ISO-8859-14 and ISO-8859-16. The numbers 28600, 28604 and 28606 follow the pattern of the code pages of Windows.
    /// </summary>
    private static readonly SingleByteCharset[] All =
    [
        new(28600, "\u00a0ĄĒĢĪĨĶ§ĻĐŠŦŽ\u00adŪŊ°ąēģīĩķ·ļđšŧž―ūŋĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏÐŅŌÓÔÕÖŨØŲÚÛÜÝÞßāáâãäåæįčéęëėíîïðņōóôõöũøųúûüýþĸ"),
        new(28604, "\u00a0Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u00ad®ŸḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏŴÑÒÓÔÕÖṪØÙÚÛÜÝŶßàáâãäåæçèéêëìíîïŵñòóôõöṫøùúûüýŷÿ"),
        new(28606, "\u00a0ĄąŁ€„Š§š©Ș«Ź\u00adźŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚßàáâăäćæçèéêëìíîïđńòóôőöśűùúûüęțÿ"),
    ];

    /// <summary>The characters for the bytes A0 to FF.</summary>
    private readonly string _upper;

    private SingleByteCharset(int codePage, string upper)
        : base(codePage) => _upper = upper;

    public static SingleByteCharset? Find(int codePage) => Array.Find(All, charset => charset.CodePage == codePage);

    public override int GetByteCount(char[] chars, int index, int count) => count;

    public override int GetBytes(char[] chars, int charIndex, int charCount, byte[] bytes, int byteIndex)
    {
        for (var i = 0; i < charCount; i++)
        {
            var character = chars[charIndex + i];
            var place = _upper.IndexOf(character, StringComparison.Ordinal);
            bytes[byteIndex + i] = place >= 0 ? (byte)(FirstByte + place) : character < FirstByte ? (byte)character : (byte)'?';
        }

        return charCount;
    }

    public override int GetCharCount(byte[] bytes, int index, int count) => count;

    public override int GetChars(byte[] bytes, int byteIndex, int byteCount, char[] chars, int charIndex)
    {
        for (var i = 0; i < byteCount; i++)
        {
            var value = bytes[byteIndex + i];
            chars[charIndex + i] = value >= FirstByte ? _upper[value - FirstByte] : (char)value;
        }

        return byteCount;
    }

    public override int GetMaxByteCount(int charCount) => charCount;

    public override int GetMaxCharCount(int byteCount) => byteCount;
}
