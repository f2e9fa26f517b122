using System.Text;

namespace Djrill.Net.Events;

/// <summary>Decodes the parts of ISO 8859 that .NET lacks. Bytes below A0 are Latin-1.</summary>
internal sealed class SingleByteCharset : Encoding
{
    /// <summary>ISO-8859-10. The number is the one that Windows would have; no code page has it.</summary>
    public const int Latin6 = 28600;

    /// <summary>ISO-8859-14.</summary>
    public const int Latin8 = 28604;

    /// <summary>ISO-8859-16.</summary>
    public const int Latin10 = 28606;

    private const int FirstByte = 0xA0;

    private static readonly SingleByteCharset[] All =
    [
        new(Latin6, "\u00a0ĄĒĢĪĨĶ§ĻĐŠŦŽ\u00adŪŊ°ąēģīĩķ·ļđšŧž―ūŋĀÁÂÃÄÅÆĮČÉĘËĖÍÎÏÐŅŌÓÔÕÖŨØŲÚÛÜÝÞßāáâãäåæįčéęëėíîïðņōóôõöũøųúûüýþĸ"),
        new(Latin8, "\u00a0Ḃḃ£ĊċḊ§Ẁ©ẂḋỲ\u00ad®ŸḞḟĠġṀṁ¶ṖẁṗẃṠỳẄẅṡÀÁÂÃÄÅÆÇÈÉÊËÌÍÎÏŴÑÒÓÔÕÖṪØÙÚÛÜÝŶßàáâãäåæçèéêëìíîïŵñòóôõöṫøùúûüýŷÿ"),
        new(Latin10, "\u00a0ĄąŁ€„Š§š©Ș«Ź\u00adźŻ°±ČłŽ”¶·žčș»ŒœŸżÀÁÂĂÄĆÆÇÈÉÊËÌÍÎÏĐŃÒÓÔŐÖŚŰÙÚÛÜĘȚßàáâăäćæçèéêëìíîïđńòóôőöśűùúûüęțÿ"),
    ];

    private readonly int _number;
    private readonly string _upper;

    private SingleByteCharset(int number, string upper)
    {
        _number = number;
        _upper = upper;
    }

    public static SingleByteCharset? Find(int number) => Array.Find(All, charset => charset._number == number);

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
