using MimeKit;
using Newtonsoft.Json.Linq;
using static Djrill.Net.Tests.Events.Corpus.Bodies;

namespace Djrill.Net.Tests.Events.Corpus;

/// <summary>Messages in old charsets, with names meant to hurt, and in Mandrill's odd forms.</summary>
internal static class OddMessages
{
    private static readonly (string Charset, string Text)[] Texts =
    [
        ("iso-2022-jp", "\u65e5\u672c\u8a9e \u30c6\u30b9\u30c8"), ("shift_jis", "\u65e5\u672c\u8a9e"), ("euc-jp", "\u65e5\u672c\u8a9e"), ("euc-kr", "\ud55c\uad6d\uc5b4"),
        ("gb18030", "\u4e2d\u6587"), ("big5", "\u4e2d\u6587"), ("koi8-r", "\u0440\u0443\u0441\u0441\u043a\u0438\u0439"), ("windows-1251", "\u0440\u0443"),
        ("windows-1252", "caf\u00e9 \u20ac"), ("iso-8859-15", "caf\u00e9 \u20ac"), ("utf-8", "caf\u00e9 \U0001f600"),
    ];

    private static readonly string[] Names =
    [
        "../../etc/passwd", "..\\..\\win.ini", "/etc/cron.d/x", "C:\\x.exe", "\\\\host\\share\\x", ".", "..", "", " ", "...", "~/.ssh/authorized_keys",
        ".htaccess", "CON", "nul.txt", "COM1.pdf", "a\0b.txt", "a\r\nb.txt", "photo\u202egpj.exe", "\u200b", "a:b.txt", "a.txt::$DATA", "\ud83d.txt",
        "=?utf-8?B?Li4vLi4vZXRjL3Bhc3N3ZA==?=", "=?utf-8?Q?..=2F..=2Fx?=", "%2e%2e%2fx", "a|b>c<d?e*f\".txt", "\uff0e\uff0e\uff0fx", $"{new string('x', 5000)}.pdf",
        string.Concat(Enumerable.Repeat("\u65e5", 300)) + ".txt", "a.txt.", "a.txt ", "$(rm -rf).sh", "-rf", "PROGRA~1.TXT", "\uff43\uff4f\uff4e",
    ];

    public static IEnumerable<CorpusMessage> All() => [.. Charsets(), .. Hostile(), .. Duplicates(), .. Forms()];

    private static IEnumerable<CorpusMessage> Charsets() => Texts.SelectMany(static text => new[] { ContentEncoding.EightBit, ContentEncoding.Base64 }.Select(encoding =>
    {
        var file = new CorpusFile("text.txt", $"text/plain; charset={text.Charset}", EncodingOf(text.Charset).GetBytes(text.Text));
        return new CorpusMessage($"{text.Charset} as {encoding}", Mixed(Text(text.Charset, text.Text, encoding), Attached(file)), file) { Subject = text.Text };
    }));

    /// <summary>Each name twice, and once in capitals: three files have to come of them.</summary>
    private static IEnumerable<CorpusMessage> Hostile() => Names.Select(static (name, number) =>
    {
        CorpusFile[] files = [Binary(name, 10), Binary(name, 20), Binary(name.ToUpperInvariant(), 30)];
        return new CorpusMessage($"hostile name {number}", Mixed([Text(), .. files.Select(static file => Attached(file))]), files) { IsList = true };
    });

    private static IEnumerable<CorpusMessage> Duplicates()
    {
        var all = Names.Concat(["a.txt", "A.TXT", "a (2).txt", "a.txt"]).Select(static (name, number) => Binary(name, number + 1)).ToArray();
        CorpusFile[] same = [Binary("a.txt", 1), Binary("a.txt", 2), Binary("a.txt", 3)];
        return
        [
            new("all hostile names in one", Mixed([Text(), .. all.Select(static file => Attached(file))]), all) { IsList = true },
            new("one name thrice by name", Mixed([Text(), .. same.Select(static file => Attached(file))]), same),
            new("one name thrice in a list", Mixed([Text(), .. same.Select(static file => Attached(file))]), same) { IsList = true },
        ];
    }

    private static IEnumerable<CorpusMessage> Forms()
    {
        var pdf = Binary("a.pdf", 100, "application/pdf");
        var text = new CorpusFile("a.txt", "text/plain", "aGk="u8.ToArray());
        var png = Binary("a.png", 100, "image/png");
        var body = Mixed(Text(), Attached(pdf), Attached(text), Inline(png, "a@cid"));
        return
        [
            new("without flag", body, pdf, text, png) { HasFlag = false },
            new("without flag in lists", body, pdf, text, png) { HasFlag = false, IsList = true },
            new("headers as a list", body, pdf, text, png) { Change = static msg => msg["headers"] = new JArray() },
            new("attachments as an empty list", Text()) { Change = static msg => msg["attachments"] = new JArray() },
            new("attachments null", Text()) { Change = static msg => (msg["attachments"], msg["images"]) = (null, null) },
            new("images as an empty list", Mixed(Text(), Attached(pdf)), pdf) { Change = static msg => msg["images"] = new JArray() },
            new("base64 with line breaks", Mixed(Text(), Attached(pdf)), pdf) { Change = static msg => msg["attachments"]!["a.pdf"]!["content"] =
                Convert.ToBase64String(pdfBytes(msg), Base64FormattingOptions.InsertLineBreaks) + "\r\n" },
        ];

        static byte[] pdfBytes(JObject msg) => Convert.FromBase64String((string)msg["attachments"]!["a.pdf"]!["content"]!);
    }
}
