using System.Globalization;
using System.Security.Cryptography;
using System.Text;
using Djrill.Net.Events;
using Djrill.Net.Tests.Events.Matrix;
using MimeKit;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events.Corpus;

/// <summary>Mail as it is written, in Mandrill's shape: its files come out as they went in, and can be saved.</summary>
internal sealed class CorpusTests
{
    private static readonly CorpusMessage[] Corpus = [.. StructureMessages.All(), .. OddMessages.All()];

    private static IEnumerable<TestCaseData<CorpusMessage>> Messages => Corpus.Select(static message => new TestCaseData<CorpusMessage>(message) { TestName = $"Mail: {message.Name}" });

    [Test]
    public void Corpus_IsLarge() => Assert.That(Corpus.Select(static message => message.Name).ToArray(), Is.Unique.And.Length.AtLeast(60));

    [TestCaseSource(nameof(Messages))]
    public void Files_AreThoseThatWereAttached(CorpusMessage message)
    {
        var email = Receive(message, out _);

        Assert.That(
            email.Attachments.Concat(email.Images).Select(static file => (file.Name, Digest(file.Content.ToArray()))),
            Is.EquivalentTo(Wanted(message).Select(static file => (file.Name, Digest(file.Content)))));
    }

    [TestCaseSource(nameof(Messages))]
    public void SavedFiles_StayInTheirFolderAndApart(CorpusMessage message)
    {
        var email = Receive(message, out _);
        var above = Directory.CreateTempSubdirectory("djrill");
        try
        {
            var folder = above.CreateSubdirectory("inbox").CreateSubdirectory(email.IdempotencyKey);
            foreach (var file in email.Attachments.Concat(email.Images))
            {
                using var saved = new FileStream(Path.Combine(folder.FullName, file.SafeFileName), FileMode.CreateNew);
                using var content = file.OpenRead();
                content.CopyTo(saved);
            }

            var found = above.GetFiles("*", SearchOption.AllDirectories);
            Assert.That(found.Select(static file => file.DirectoryName), Is.All.EqualTo(folder.FullName));
            Assert.That(found.Select(static file => Digest(File.ReadAllBytes(file.FullName))), Is.EquivalentTo(Wanted(message).Select(static file => Digest(file.Content))));
            Assert.That(found.Select(static file => file.Name.ToUpperInvariant()), Is.Unique, "Windows keeps no two names that differ in case alone.");
        }
        finally
        {
            above.Delete(recursive: true);
        }
    }

    [TestCaseSource(nameof(Messages))]
    public void Source_IsTheMessageForAParser(CorpusMessage message)
    {
        var email = Receive(message, out var sent);
        using var source = email.OpenRawMessage();
        var mail = MimeMessage.Load(source);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(mail.MessageId, Is.EqualTo("m1@example.com"));
            Assert.That(email.MessageId, Is.EqualTo(email.Headers.Count > 0 ? "m1@example.com" : null));
            Assert.That(email.Headers.GetValues("RECEIVED"), Has.Count.EqualTo(email.Headers.Count > 0 ? 2 : 0));
            Assert.That(email.Subject ?? "", Is.EqualTo(mail.Subject));
            Assert.That(email.FromName, Is.EqualTo("Zo\u00eb"));
            Assert.That((email.Text, email.Html), Is.EqualTo(((string?)sent["msg"]!["text"], (string?)sent["msg"]!["html"])));
            Assert.That(email.Data, Is.EqualTo(sent).Using<JToken>(JToken.DeepEquals));
        }
    }

    /// <summary>By name, Mandrill has but one file of each. An empty name says nothing, and half a character is replaced.</summary>
    private static IEnumerable<CorpusFile> Wanted(CorpusMessage message) => message.IsList
        ? message.Files.Select(static file => file with { Name = file.Name is "" ? null : file.Name?.Replace('\ud83d', '\ufffd') })
        : message.Files.GroupBy(static file => (file.Name, file.MediaType.StartsWith("image", StringComparison.Ordinal))).Select(static files => files.Last())
            .Select(static file => file with { Name = file.Name ?? "a@cid" });

    private static MandrillInboundEvent Receive(CorpusMessage message, out JObject sent)
    {
        var json = Escape(MandrillShape.Of(message).ToString(Formatting.None));
        sent = JsonTree.Parse(json);
        return Received.Event<MandrillInboundEvent>(json);
    }

    /// <summary>PHP writes slashes and all but ASCII escaped.</summary>
    private static string Escape(string json)
    {
        var escaped = new StringBuilder(json.Length);
        foreach (var letter in json)
        {
            _ = letter switch
            {
                '/' => escaped.Append("\\/"),
                > '~' => escaped.Append(CultureInfo.InvariantCulture, $"\\u{(int)letter:x4}"),
                _ => escaped.Append(letter),
            };
        }

        return escaped.ToString();
    }

    private static string Digest(byte[] content) => Convert.ToHexString(SHA256.HashData(content));
}
