using System.Text;
using Djrill.Net.Events;

namespace Djrill.Net.Tests.Events;

internal sealed class SafeFileNameTests
{
    private static readonly string Long = new('x', 300);

    private static IEnumerable<TestCaseData<string?, string>> OtherNames =>
    [
        // Attributes hold no half pairs.
        new("a\ud83d.txt", "a_.txt") { TestName = "HalfOfASurrogatePair_IsReplaced" },
        new($"{Long}.pdf", $"{Long[..196]}.pdf") { TestName = "LongName_KeepsItsExtension" },
        new($"a.{Long}", $"a.{Long[..198]}") { TestName = "LongExtension_IsNone" },
        new(string.Concat(Enumerable.Repeat("\u65e5", 100)) + ".txt", string.Concat(Enumerable.Repeat("\u65e5", 65)) + ".txt") { TestName = "Length_IsThatOfUtf8" },
        new(string.Concat(Enumerable.Repeat("\ud83d\ude00", 100)) + ".a", string.Concat(Enumerable.Repeat("\ud83d\ude00", 49)) + ".a") { TestName = "Emoji_IsNotCut" },
        new($"CON{new string(' ', 300)}x", "CON x") { TestName = "Blanks_CannotMakeADevice" },
        new($"a{new string('.', 300)}b.txt", "a.txt") { TestName = "CutBehindDots_LosesThem" },
    ];

    [TestCase("report.pdf", "report.pdf")]
    [TestCase("\u00dcbersicht 2024 (final).tar.gz", "\u00dcbersicht 2024 (final).tar.gz")]
    [TestCase("U\u0308.txt", "\u00dc.txt", TestName = "Name_IsComposed")]
    [TestCase("../../etc/passwd", "_._.._etc_passwd")]
    [TestCase("..\\..\\windows\\win.ini", "_._.._windows_win.ini")]
    [TestCase("C:\\temp\\a.txt", "C__temp_a.txt")]
    [TestCase("/etc/passwd", "_etc_passwd")]
    [TestCase("a.txt:evil.exe", "a.txt_evil.exe")]
    [TestCase("a.txt::$DATA", "a.txt__$DATA")]
    [TestCase("a<b>c\"d|e?f*g", "a_b_c_d_e_f_g")]
    [TestCase("a\0b\r\nc\td\u007fe\u0085f\u2028g", "a_b__c_d_e_f_g")]
    [TestCase("photo\u202egpj.exe", "photogpj.exe", TestName = "MarkOfDirection_IsDropped")]
    [TestCase("\u200ba\u200d\ufeff\u00ad\u2066b\u2069.txt", "ab.txt")]
    [TestCase("a\u00a0\u3000  b.txt", "a b.txt")]
    [TestCase("\ud83d\ude00.txt", "\ud83d\ude00.txt")]
    [TestCase("a\uf03a\ufffeb", "a__b", TestName = "PrivateCharacter_IsReplaced")]
    [TestCase("CON", "_CON")]
    [TestCase("con.txt", "_con.txt")]
    [TestCase("Nul .tar.gz", "_Nul .tar.gz")]
    [TestCase("COM1", "_COM1")]
    [TestCase("lpt\u00b3.log", "_lpt\u00b3.log")]
    [TestCase("CONIN$", "_CONIN$")]
    [TestCase("C\u200bON", "_CON", TestName = "DeviceBehindWhatCannotBeSeen_IsFound")]
    [TestCase("CONSOLE.txt", "CONSOLE.txt")]
    [TestCase("a.txt. . .", "a.txt")]
    [TestCase(" a.txt ", "a.txt")]
    [TestCase(".htaccess", "_htaccess")]
    [TestCase(".\u200b.", "attachment")]
    [TestCase(".", "attachment")]
    [TestCase("..", "attachment")]
    [TestCase("   ", "attachment")]
    [TestCase("", "attachment")]
    [TestCase(null, "attachment")]
    [TestCase("PROGRA~1.TXT", "PROGRA_1.TXT")]
    [TestCase("~$a~b.doc", "~$a~b.doc")]
    [TestCaseSource(nameof(OtherNames))]
    public void Name_IsMadeSafe(string? name, string expected) => Assert.That(SafeFileNames.Create(name), Is.EqualTo(expected));

    [TestCase(999)]
    [TestCase(1000)]
    public void NameThatIsCutBeforeItIsNormalized_KeepsItsPairsAndItsExtension(int length)
    {
        var name = new string('x', length % 2) + string.Concat(Enumerable.Repeat("\ud83d\ude00", length)) + ".pdf";

        Assert.That(SafeFileNames.Create(name), Does.EndWith("\ud83d\ude00.pdf").And.Not.Contain("_"));
    }

    [TestCase("=?utf-8?B?w6QudHh0?=", "\u00e4.txt")]
    [TestCase("=?UTF-8?q?=C3=A4_b.txt?=", "\u00e4 b.txt")]
    [TestCase("=?iso-8859-1*de?Q?=E4.txt?=", "\u00e4.txt")]
    [TestCase("=?ISO-2022-JP?B?GyRCRnxLXBsoQi5wZGY=?=", "\u65e5\u672c.pdf")]
    [TestCase("=?utf-8?Q?a?=\r\n =?utf-8?Q?b.txt?=", "ab.txt", TestName = "WordsInARow_AreJoined")]
    [TestCase("x =?utf-8?Q?a?= y", "x a y")]
    [TestCase("=?utf-8?Q?..=2F..=2Fa.txt?=", "_._.._a.txt", TestName = "EncodedSeparator_IsReplaced")]
    [TestCase("=?utf-8?Q?=3D=3Futf-8=3FQ=3Fa=3F=3D?=", "=_utf-8_Q_a_=", TestName = "WordInAWord_IsNotDecoded")]
    [TestCase("=?utf-8?Q?a=4?=", "a=4")]
    [TestCase("=?utf-8?B?%%%?=", "=_utf-8_B_%%%_=")]
    [TestCase("=?no-such?Q?a?=", "a")]
    [TestCase("=?utf-7?Q?a?=", "a")]
    [TestCase("=?*en?Q?a?=", "a")]
    [TestCase("%2e%2e%2fa", "%2e%2e%2fa", TestName = "PercentEncoding_IsNone")]
    public void EncodedWord_IsDecoded(string name, string expected) => Assert.That(SafeFileNames.Create(name), Is.EqualTo(expected));

    [Test]
    [Category(RandomCases.Category)]
    public void RandomName_StaysInItsFolderAndIsSafeAgain([Values] SeedKind kind)
    {
        string[] pieces = ["..", "/", "\\", ".", " ", "CON", "nul", ":", "\u202e", "\u200b", "\ud83d", "\ude00", "=?utf-8?Q?", "?=", "=2F", "a", "\u65e5", "~1", "\0", Long];
        var random = RandomCases.Create(kind);
        for (var i = RandomCases.CountFor(kind, 3_000); i > 0; i--)
        {
            var name = string.Concat(Enumerable.Range(0, random.Next(8)).Select(_ => pieces[random.Next(pieces.Length)]));
            var safe = SafeFileNames.Create(name);

            Assert.That(Path.GetFileName(safe), Is.EqualTo(safe).And.Not.Empty.And.Not.StartsWith(".").And.Not.EndsWith(".").And.Not.EndsWith(" "), name);
            Assert.That(safe.IndexOfAny(['/', '\\', ':', '\0', '\u202e', '\u200b', '\ufffd']), Is.Negative, name);
            Assert.That(Encoding.UTF8.GetByteCount(safe), Is.InRange(1, 200), name);
            Assert.That(SafeFileNames.Create(safe), Is.EqualTo(safe), name);
        }
    }
}
