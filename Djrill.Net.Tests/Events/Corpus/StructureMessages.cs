using System.Text;
using MimeKit;
using static Djrill.Net.Tests.Events.Corpus.Bodies;

namespace Djrill.Net.Tests.Events.Corpus;

/// <summary>Messages of every build.</summary>
internal static class StructureMessages
{
    private static readonly CorpusFile Pdf = Binary("report.pdf", 3000, "application/pdf");
    private static readonly CorpusFile Png = Binary("logo.png", 500, "image/png");
    private static readonly CorpusFile Gif = Binary("dot.gif", 43, "image/gif");

    public static IEnumerable<CorpusMessage> All() => [.. Simple(), .. Nested(), .. Forwards(), .. Reports(), .. Encodings(), .. Contents()];

    private static IEnumerable<CorpusMessage> Simple() =>
    [
        new("plain", Text()),
        new("empty body", Text("")),
        new("html alone", Html()),
        new("alternative", Multi("alternative", Text(), Html())),
        new("no text but a file", Attached(Pdf), Pdf),
        new("no text but an image", Inline(Png, "a@cid"), Png),
        new("long lines", Text(new string('x', 5000))),
        new("subject with line and emoji", Text()) { Subject = "\U0001f600 one two \u65e5\u672c" },
        new("no subject", Text()) { Subject = "" },
    ];

    private static IEnumerable<CorpusMessage> Nested()
    {
        MimeEntity deep = Text();
        for (var i = 0; i < 40; i++)
        {
            deep = Mixed(deep);
        }

        return
        [
            new("mixed", Mixed(Text(), Attached(Pdf)), Pdf),
            new("mixed with alternative", Mixed(Multi("alternative", Text(), Html()), Attached(Pdf)), Pdf),
            new("related in alternative in mixed", Mixed(Multi("alternative", Text(), Multi("related", Html(), Inline(Png, "a@cid"))), Attached(Pdf)), Png, Pdf),
            new("two inline images", Multi("related", Html(), Inline(Png, "a@cid"), Inline(Gif, "b@cid")), Png, Gif),
            new("inline image without a name", Multi("related", Html(), Inline(Png, "a@cid")), Png with { Name = null }),
            new("image and attachment of one name", Mixed(Text(), Inline(Png, "a@cid"), Attached(Pdf)), Png with { Name = "x.png" }, Pdf with { Name = "X.PNG" }),
            new("forty levels", deep),
            new("file between texts", Mixed(Text("one"), Attached(Pdf), Text("two")), Pdf),
            new("hundred files", Mixed([Text(), .. Enumerable.Range(0, 100).Select(static i => Attached(Binary($"{i}.bin", i)))]),
                [.. Enumerable.Range(0, 100).Select(static i => Binary($"{i}.bin", i))]),
        ];
    }

    private static IEnumerable<CorpusMessage> Forwards()
    {
        var plain = Forwarded(Text());
        var withFile = Forwarded(Mixed(Text(), Attached(Pdf)));
        var twice = Forwarded(Mixed(Text(), Forwarded(Mixed(Text(), Attached(Pdf)))));
        return
        [
            new("forwarded", Mixed(Text(), plain), FileOf(plain)),
            new("forwarded with a file", Mixed(Text(), withFile), FileOf(withFile)),
            new("forwarded twice", Mixed(Text(), twice), FileOf(twice)),
            new("digest of two", Multi("digest", plain, withFile), FileOf(plain), FileOf(withFile) with { Name = "second.eml" }),
        ];
    }

    private static IEnumerable<CorpusMessage> Reports()
    {
        var status = new CorpusFile("status.txt", "application/delivery-status-like", Encoding.ASCII.GetBytes("Status: 5.1.1\r\n"));
        var signature = Binary("smime.p7s", 900, "application/pkcs7-signature");
        var calendar = new CorpusFile("invite.ics", "text/calendar", Encoding.UTF8.GetBytes("BEGIN:VCALENDAR\r\nSUMMARY:Caf\u00e9\r\nEND:VCALENDAR\r\n"));
        return
        [
            new("report of a bounce", Multi("report", Text(), Attached(status)), status) { Change = static msg => msg["headers"] = new Newtonsoft.Json.Linq.JArray() },
            new("signed", Multi("signed", Text(), Attached(signature)), signature),
            new("invitation", Mixed(Text(), Attached(calendar)), calendar),
        ];
    }

    private static IEnumerable<CorpusMessage> Encodings() =>
        new[] { ContentEncoding.Base64, ContentEncoding.QuotedPrintable, ContentEncoding.EightBit, ContentEncoding.Binary, ContentEncoding.UUEncode }.Select(static encoding =>
        {
            // What is sent as it is has lines, and the line break at its end is not its own.
            var file = encoding is ContentEncoding.EightBit ? new CorpusFile("a.txt", "text/plain", Encoding.UTF8.GetBytes("\u00e9\n\u65e5")) : Binary("a.bin", 2048);
            return new CorpusMessage($"file as {encoding}", Mixed(Text(), Attached(file, encoding)), file);
        });

    private static IEnumerable<CorpusMessage> Contents()
    {
        CorpusFile[] files =
        [
            new("text.txt", "text/plain", Encoding.UTF8.GetBytes("Caf\u00e9 \U0001f600\n")),
            new("like-base64.txt", "text/plain", "aGVsbG8="u8.ToArray()),
            new("bom.csv", "text/csv", [0xef, 0xbb, 0xbf, .. "a,b\r\n"u8]),
            new("zeros.txt", "text/plain", [0, 1, 2, 0]),
            new("latin1.txt", "text/plain", [0x63, 0x61, 0x66, 0xe9]),
            new("utf16.txt", "text/plain", Encoding.Unicode.GetPreamble().Concat(Encoding.Unicode.GetBytes("a\u65e5")).ToArray()),
            new("empty.txt", "text/plain", []),
            new("empty.bin", "application/octet-stream", []),
            new("page.html", "text/html", "<script>\u2028</script>"u8.ToArray()),
            Binary("ten-megabytes.bin", 10 << 20),
        ];
        return files.Select(static file => new CorpusMessage($"file {file.Name}", Mixed(Text(), Attached(file)), file));
    }
}
