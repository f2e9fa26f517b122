using System.Collections.Concurrent;
using Djrill.Net.Events;
using Djrill.Net.Tests.Events;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Package;

/// <summary>Runs the examples of docs/inbound.md on its sample.</summary>
[NonParallelizable] // The console is redirected.
internal sealed class InboundJobsTests : JobsFixture
{
    private const string Page = "docs/inbound.md";

    private static readonly DirectoryInfo Root = Directory.CreateTempSubdirectory("Djrill.Net.");

    [OneTimeTearDown]
    public void DeleteFolder() => Root.Delete(recursive: true);

    [Test]
    public async Task FilesOfAnEmail_AreSavedOnceUnderSafeNames()
    {
        using var block = RunningBlock.Under(Page, "Save the files of an email");
        block.Set("Inbox", "Folder", Root.CreateSubdirectory("sample").FullName);

        await PostAsync(Sample("inbound"));
        await PostAsync(Sample("inbound"));

        var folder = Path.Combine(Root.FullName, "sample", Received.Args($"{Sample("inbound")}").Event.IdempotencyKey);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Saved("sample"), Is.EquivalentTo([Path.Combine(folder, "Formular M\u00e4rz.pdf"), Path.Combine(folder, "logo.gif")]));
            Assert.That(await File.ReadAllBytesAsync(Path.Combine(folder, "Formular M\u00e4rz.pdf")), Is.EqualTo("%PDF-1.7\n"u8.ToArray()));
            Assert.That((await File.ReadAllBytesAsync(Path.Combine(folder, "logo.gif"))).AsSpan(0, 6).ToArray(), Is.EqualTo("GIF89a"u8.ToArray()));
        }
    }

    [Test]
    public async Task FilesOfHostileNames_StayInTheFolderOfTheirEmail()
    {
        // Each leads out of the folder, but none out of the test's own: a failure of this test must do no harm.
        string[] names = [
            "../../up.txt", "..\\..\\up.txt", Path.Combine(Root.FullName, "absolute.txt"), "..", "NUL",
            "a.txt", "A.TXT", "", "x\u202Egpj.exe", new('n', 4000)];
        var files = new JObject(names.Select(static (name, i) => new JProperty(
            $"file {i}", new JObject { ["name"] = name, ["type"] = "text/plain", ["content"] = $"file {i}", ["base64"] = false })));
        using var block = RunningBlock.Under(Page, "Save the files of an email");
        block.Set("Inbox", "Folder", Root.CreateSubdirectory("hostile").FullName);

        await PostAsync(Sample("inbound", ("msg.attachments", files), ("msg.images", new JArray())));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Saved("hostile").Select(static file => Path.GetDirectoryName(Path.GetDirectoryName(file))), Is.All.EqualTo(Path.Combine(Root.FullName, "hostile")));
            Assert.That(Saved("hostile").Select(File.ReadAllText), Is.EquivalentTo(Enumerable.Range(0, names.Length).Select(static i => $"file {i}")));
            Assert.That(Saved("").Count(), Is.EqualTo(Saved("hostile").Count() + Saved("sample").Count()), "None went elsewhere.");
        }
    }

    [Test]
    public async Task Email_IsRoutedByItsEnvelopeAlone()
    {
        using var block = RunningBlock.Under(Page, "Route by recipient");
        var bcc = Sample("inbound");

        await PostAsync(bcc, bcc, Sample("inbound", ("msg.email", "Orders@in.example.org")), Sample("inbound", ("msg.email", JValue.CreateNull())));

        using (Assert.EnterMultipleScope())
        {
            Assert.That($"{bcc["msg"]!["to"]}{bcc["msg"]!["cc"]}{bcc["msg"]!["raw_msg"]}", Does.Not.Contain("help"), "Else it would not be a Bcc.");
            Assert.That(
                block.Get<ConcurrentDictionary<string, (string Queue, string? Ticket)>>("Desk", "Emails").Values,
                Is.EquivalentTo(new (string, string?)[] { ("support", "1001"), ("sales", null), ("unsorted", null) }));
        }
    }

    [Test]
    public void Answer_IsFoundInItsThread()
    {
        using var block = RunningBlock.Under(Page, "Follow a thread");
        var email = Received.Event<MandrillInboundEvent>($"{Sample("inbound")}");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Find("a1@example.org", "a2@example.org"), Is.EqualTo("a2@example.org"));
            Assert.That(Find("a1@example.org"), Is.EqualTo("a1@example.org"));
            Assert.That(Find(), Is.Null);
        }

        string? Find(params string[] known) => block.Call<string?>("Threads", "Find", email, known.ToHashSet());
    }

    [Test]
    public async Task Source_IsParsedByMimeKit()
    {
        using var block = RunningBlock.Under(Page, "Parse the source");
        var console = Console.Out;
        using var written = new StringWriter();
        Console.SetOut(written);
        try
        {
            await PostAsync(Sample("inbound"));
        }
        finally
        {
            Console.SetOut(console);
        }

        Assert.That(written.ToString().ReplaceLineEndings("\n"), Is.EqualTo("text/plain: no file\napplication/pdf: Formular M\u00e4rz.pdf\nimage/gif: logo.gif\n"));
    }

    private static IEnumerable<string> Saved(string folder) =>
        Directory.EnumerateFiles(Path.Combine(Root.FullName, folder), "*", SearchOption.AllDirectories);
}
