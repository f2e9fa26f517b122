using Djrill.Net.Events;

namespace Djrill.Net.Tests.Events;

/// <summary>The files of one email have names of their own, also where they are many.</summary>
internal sealed class UniqueFileNameTests
{
    private static readonly string Long = new('x', 300);

    // Without the bound one name of this size takes minutes. A cancelled call fails the test.
    [TestCase("\u0301", "\u0323")]
    [TestCase("\u0301\u200d", "\u0323\u200d")]
    [CancelAfter(60_000)]
    public async Task ManyMarks_TakeNoTime(string mark, string lowerMark, CancellationToken cancellationToken)
    {
        var name = $"a{string.Concat(Enumerable.Repeat(mark, 200_000))}{string.Concat(Enumerable.Repeat(lowerMark, 200_000))}.pdf";

        var safe = await Task.Run(() => SafeFileNames.Create(name), CancellationToken.None).WaitAsync(cancellationToken);

        Assert.That((safe[0], safe[^4..], safe.Length < 40), Is.EqualTo(('\u00e1', ".pdf", true)));
    }

    [TestCase("\u0301", "\u0323")]
    [CancelAfter(60_000)]
    public async Task ManyNamesOfMarks_TakeNoTime(string mark, string lowerMark, CancellationToken cancellationToken)
    {
        var name = $"a{string.Concat(Enumerable.Repeat(mark, 490))}{string.Concat(Enumerable.Repeat(lowerMark, 490))}.pdf";
        var names = new EmailFileNames();
        var files = Enumerable.Range(0, 20_000).Select(_ => names.Add(name)).ToList();

        var last = await Task.Run(files[^1], CancellationToken.None).WaitAsync(cancellationToken);

        Assert.That(last[^12..], Is.EqualTo(" (20000).pdf"));
    }

    [Test]
    public void FilesOfOneEmail_HaveNamesOfTheirOwn()
    {
        var names = new EmailFileNames();
        string[] wanted =
        [
            "a.txt", "A.TXT", "a (2).txt", "a.txt", "b", "B",
            $"{Long[..196]}.pdf", $"{Long[..196]}.pdf", $"{Long[..195]}y.pdf", $"{Long[..195]}y.pdf",
        ];

        Assert.That(wanted.Select(names.Add).ToList().Select(static safeName => safeName()), Is.EqualTo([
            "a.txt", "A (2).TXT", "a (2) (2).txt", "a (3).txt", "b", "B (2)",
            $"{Long[..196]}.pdf", $"{Long[..183]} (2).pdf", $"{Long[..195]}y.pdf", $"{Long[..183]} (3).pdf",
        ]));
    }

    [Test]
    public void AttachmentsAndImages_ShareNoName() => Assert.That(
        Received.Event<MandrillInboundEvent>("""
            {"event":"inbound","msg":{"attachments":{"logo.png":{"content":"aGk="}},"images":{"1@cid":{"name":"LOGO.png","content":"aGk="}}}}
            """) is var email ? email.Attachments.Concat(email.Images).Select(static file => file.SafeFileName) : [],
        Is.EqualTo(["logo.png", "LOGO (2).png"]));

    [Test]
    public void NameThatIsAskedForFirst_IsThatOfItsPlace()
    {
        var email = Received.Event<MandrillInboundEvent>("""{"event":"inbound","msg":{"attachments":[{"name":"a.txt"},{"name":"a.txt"},{"name":"a.txt"}]}}""");

        Assert.That(email.Attachments.Reverse().Select(static file => file.SafeFileName), Is.EqualTo(["a (3).txt", "a (2).txt", "a.txt"]));
    }

    [Test]
    public void NamesThatNobodyAsksFor_AreNotMade()
    {
        const int Count = 1000;
        var files = string.Join(',', Enumerable.Repeat($$"""{"name":"=?utf-8?Q?{{Long}}?="}""", Count));
        var attachments = Received.Event<MandrillInboundEvent>($$"""{"event":"inbound","msg":{"attachments":[{{files}}] } }""").Attachments;

        var before = GC.GetAllocatedBytesForCurrentThread();
        _ = attachments[0].SafeFileName;
        var first = GC.GetAllocatedBytesForCurrentThread() - before;
        _ = attachments[1].SafeFileName;
        var second = GC.GetAllocatedBytesForCurrentThread() - before - first;

        Assert.That((first > Count * Long.Length, second), Is.EqualTo((true, 0L)));
    }

    // If each name began to count at 2 again, this would take minutes. A cancelled call fails the test.
    [Test]
    [CancelAfter(60_000)]
    public async Task ManyFilesOfOneName_TakeNoTime(CancellationToken cancellationToken)
    {
        const int Count = 200_000;
        var names = new EmailFileNames();
        var files = Enumerable.Range(0, Count).Select(_ => names.Add("a.txt")).ToList();

        var last = await Task.Run(files[^1], CancellationToken.None).WaitAsync(cancellationToken);

        Assert.That(last, Is.EqualTo($"a ({Count}).txt"));
    }
}
