using Djrill.Net.Events;

namespace Djrill.Net.Tests.Events;

/// <summary>The forms in which mail programs write the name of a file. Charsets are tried by <see cref="CasesTests"/>.</summary>
internal sealed class FileNameTextTests
{
    [TestCase("=?utf-8?Q?a?==?utf-8?Q?b.pdf?=", "ab.pdf", TestName = "WordsWithoutABlank_AreJoined")]
    [TestCase("=?utf-8?Q?=C3?=\r\n\t=?UTF8?B?pC5wZGY?=", "\u00e4.pdf", TestName = "CharacterDividedOverQAndB_IsJoined")]
    [TestCase("=?iso-8859-1?Q?=E4?= =?utf-8?Q?=C3=A4.pdf?=", "\u00e4\u00e4.pdf", TestName = "WordsOfTwoCharsets_AreDecodedApart")]
    [TestCase("=?iso-8859-10?Q?=A1?= =?iso-8859-14?Q?=A1.pdf?=", "\u0104\u1e02.pdf", TestName = "WordsOfTwoSingleByteCharsets_AreDecodedApart")]
    [TestCase("=?utf-8?Q?a?= x =?utf-8?Q?b.pdf?=", "a x b.pdf", TestName = "TextBetweenWords_Stays")]
    [TestCase("=?utf-8?Q?a?=.pdf", "a.pdf", TestName = "ExtensionBehindAWord_Stays")]
    [TestCase("=?utf-8?Q?Pr=C3=BCf bericht.pdf?=", "Pr\u00fcf bericht.pdf", TestName = "BlankInAWord_Stays")]
    [TestCase("=?utf-8?Q?what?.pdf?=", "what_.pdf", TestName = "QuestionMarkInAWord_IsReplaced")]
    [TestCase("=?utf-8?Q?M\u00e4rz.pdf?=", "M\u00e4rz.pdf", TestName = "CharacterThatIsNotEncoded_Stays")]
    [TestCase("=?windows-1252?Q?M\u00e4rz=80.pdf?=", "M\u00e4rz\u20ac.pdf")]
    [TestCase("=?utf-8?B?w6Qu\r\n cGRm?=", "\u00e4.pdf", TestName = "FoldInAWord_IsRemoved")]
    [TestCase("=?utf-8?Q?=C3=A4\r\n .pdf?=", "\u00e4.pdf")]
    [TestCase("=?utf-8?B??= =?utf-8?Q?a.pdf?=", "a.pdf", TestName = "EmptyWord_IsNothing")]
    [TestCase("=?utf-16?B?/v8AYQAuAHAAZABm?=", "a.pdf", TestName = "ByteOrderMark_Decides")]
    public void Words_AreDecoded(string sent, string right) => Assert.That(SafeFileNames.Create(sent), Is.EqualTo(right));

    [TestCase("=?x-unknown?Q?M=E4rz.pdf?=", "M_rz.pdf")]
    [TestCase("=?x-unknown?B?TeRyei5wZGY?=", "M_rz.pdf")]
    [TestCase("=?x-unknown?Q?M=C3=A4rz.pdf?=", "M\u00e4rz.pdf", TestName = "Utf8OfUnknownCharset_IsDecoded")]
    [TestCase("=?utf-7?Q?+AC8-..+AC8-a.pdf?=", "+AC8-..+AC8-a.pdf", TestName = "Utf7_IsNotDecoded")]
    [TestCase("=?unicode-1-1-utf-7?Q?+AC8-a.pdf?=", "+AC8-a.pdf")]
    [TestCase("=?csUnicode11UTF7?Q?+AC8-a.pdf?=", "+AC8-a.pdf")]
    [TestCase("=?cp65000?Q?+AC8-a.pdf?=", "+AC8-a.pdf")]
    [TestCase("=??Q?a.pdf?=", "a.pdf")]
    [TestCase("=?cp99999999999?Q?a.pdf?=", "a.pdf")]
    [TestCase("=?cp0?Q?a.pdf?=", "a.pdf")]
    [TestCase("=?utf-8?X?a.pdf?=", "=_utf-8_X_a.pdf", TestName = "WordOfUnknownEncoding_KeepsItsExtension")]
    [TestCase("=?utf-8?Q?a.pdf?", "=_utf-8_Q_a.pdf", TestName = "WordWithoutItsEnd_KeepsItsExtension")]
    [TestCase("=?utf-8?Q?a.pdf", "=_utf-8_Q_a.pdf")]
    [TestCase("=?utf-8?Q?a =?utf-8?Q?=C3=A4.pdf?=", "=_utf-8_Q_a \u00e4.pdf", TestName = "WordBehindABrokenOne_IsDecoded")]
    [TestCase("=?gb2312?Q?=81.pdf?=", "_.pdf", TestName = "CharacterThatIsCutOff_TakesNoDotWithIt")]
    [TestCase("=?ks_c_5601-1987?Q?=81.pdf?=", "_.pdf")]
    [TestCase("=?utf-8?Q?=C3.pdf?=", "_.pdf")]
    public void OddWord_KeepsItsExtension(string sent, string right) => Assert.That(SafeFileNames.Create(sent), Is.EqualTo(right));

    [TestCase("''M%C3%A4rz.pdf", "M\u00e4rz.pdf", TestName = "ExtendedValueWithoutCharset_IsUtf8")]
    [TestCase("UTF-8'en-US'%e2%82%ac%20rates.txt", "\u20ac rates.txt")]
    [TestCase("utf-8''plain.pdf", "plain.pdf")]
    [TestCase("utf-8''100%.pdf", "100%.pdf", TestName = "PercentSignAlone_Stays")]
    [TestCase("utf-8''it's.pdf", "it's.pdf", TestName = "ApostropheInTheValue_Stays")]
    [TestCase("utf-8''..%2F..%5Ca.txt", "_._.._a.txt", TestName = "EscapedSeparator_IsReplaced")]
    [TestCase("\"utf-8''M%C3%A4rz.pdf\"", "M\u00e4rz.pdf")]
    [TestCase("x-unknown''a%20b.pdf", "x-unknown''a%20b.pdf", TestName = "ValueOfUnknownCharset_StaysAsItIs")]
    [TestCase("utf-7''+AC8-a.pdf", "utf-7''+AC8-a.pdf")]
    [TestCase("it's Bob's 100%41.pdf", "it's Bob's 100%41.pdf", TestName = "Apostrophes_AreNoExtendedValue")]
    [TestCase("iso-8859-10''\u0100%A1b.pdf", "\u0100\u0104b.pdf", TestName = "CharacterInFrontOfAnEscape_IsInTheCharset")]
    [TestCase("iso-8859-10''a%A0b%FF.pdf", "a b\u0138.pdf", TestName = "FirstAndLastByteOfACharset_AreDecoded")]
    [TestCase("latin1'x y'z%41.pdf", "latin1'x y'z%41.pdf")]
    [TestCase("''quoted''.txt", "''quoted''.txt")]
    [TestCase("M%C3%A4rz.pdf", "M%C3%A4rz.pdf", TestName = "EscapesWithoutQuotes_Stay")]
    public void ExtendedValue_IsDecoded(string sent, string right) => Assert.That(SafeFileNames.Create(sent), Is.EqualTo(right));

    [TestCase("mac'n'cheese.pdf")]
    [TestCase("us'n'them.doc")]
    [TestCase("mac'and'cheese.pdf")]
    [TestCase("mac''cheese.pdf")]
    [TestCase("Greek'or'Latin.txt")]
    [TestCase("utf-8'n'a%41.pdf", TestName = "LanguageOfOneLetter_IsNone")]
    [TestCase("mac'rock-n'roll.pdf")]
    [TestCase("mac'12'a%41.pdf", TestName = "LanguageOfDigits_IsNone")]
    public void NameWithApostrophes_StaysWhole(string name) => Assert.That(SafeFileNames.Create(name), Is.EqualTo(name));

    [TestCase("mac'en'%8a.pdf", "\u00e4.pdf", TestName = "WordWithAnEscape_IsACharset")]
    [TestCase("utf-8'de_DE'M%C3%A4rz.pdf", "M\u00e4rz.pdf", TestName = "UnderscoreInTheLanguage_IsAHyphen")]
    [TestCase("ascii'en-US'report.pdf", "report.pdf", TestName = "LanguageWithARegion_NeedsNoEscape")]
    public void ExtendedValueOfALanguage_IsDecoded(string sent, string right) => Assert.That(SafeFileNames.Create(sent), Is.EqualTo(right));

    [TestCase("\"report.pdf\"", "report.pdf")]
    [TestCase(" \"report.pdf\" ", "report.pdf")]
    [TestCase("\"a \\\"b\\\" c\\\\d.pdf\"", "a _b_ c_d.pdf", TestName = "EscapesInQuotes_AreUndone")]
    [TestCase("\"report.pdf", "report.pdf")]
    [TestCase("report.pdf\"", "report.pdf")]
    [TestCase("\"=?utf-8?Q?=C3=A4.pdf?=\"", "\u00e4.pdf")]
    [TestCase("=?utf-8?Q?=22=C3=A4.pdf=22?=", "\u00e4.pdf")]
    [TestCase("<report.pdf>", "report.pdf")]
    [TestCase("\"", "_")]
    [TestCase("\"\"", "attachment")]
    [TestCase("report.pdf\r\n", "report.pdf")]
    [TestCase("\t\u0001report.pdf\0\u007f", "report.pdf")]
    [TestCase("\u200b report.pdf \u202e\r\n", "report.pdf")]
    [TestCase("=?utf-8?Q?report.pdf=0D=0A=00?=", "report.pdf")]
    [TestCase("a very long\r\n name.pdf", "a very long name.pdf", TestName = "Fold_IsABlank")]
    [TestCase("a very long\n\tname.pdf", "a very long name.pdf")]
    [TestCase("\"a very long\r\n  name.pdf\"", "a very long name.pdf")]
    [TestCase("\"\r\n CON\"", "_CON", TestName = "DeviceInQuotes_IsFound")]
    [TestCase("\"..\"", "attachment")]
    public void QuotesAndFolds_AreRemoved(string sent, string right) => Assert.That(SafeFileNames.Create(sent), Is.EqualTo(right));

    // Quadratic time would be hours.
    [TestCase("=?")]
    [TestCase("=?a?Q?")]
    [TestCase("=?a?Q?x?=")]
    [TestCase("\r\n")]
    [TestCase("\"")]
    [TestCase("'")]
    [TestCase("%4")]
    public void HugeName_TakesLinearTime(string piece) =>
        Assert.That(SafeFileNames.Create(string.Concat(Enumerable.Repeat(piece, 1_000_000 / piece.Length)) + ".pdf"), Is.Not.Empty);
}
