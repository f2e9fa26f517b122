using System.Net;
using System.Text;
using Djrill.Net.Events;
using Djrill.Net.Tests.Contract;
using Djrill.Net.Tests.Events.Matrix;
using Djrill.Net.Tests.Package;
using Newtonsoft.Json;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events;

/// <summary>Each case of 'TestData/cases', through the real front door, has the right value that stands in it.</summary>
internal sealed class CasesTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "Djrill.Net.Tests", "TestData", "cases");

    private TestApp _app;

    private static IEnumerable<TestCaseData<JObject>> Cases =>
        from file in Directory.EnumerateFiles(Folder, "0*.json").Order(StringComparer.Ordinal)
        from @case in JsonTree.Parse(File.ReadAllText(file))["cases"]!.Select(static (found, index) => (Json: (JObject)found, Index: index))
        select new TestCaseData<JObject>(@case.Json) { TestName = $"Case_IsReadRight({Path.GetFileNameWithoutExtension(file)}, {@case.Index})" };

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await TestApp.StartAsync(AppKind.AddDjrill);

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [TestCaseSource(nameof(Cases))]
    public async Task Case_IsReadRight(JObject @case)
    {
        using var recording = Subscription.Record(out var events);
        using var response = await _app.Client.SendAsync(MandrillPost.Of($"[{@case["event"]!.ToString(Formatting.None)}]"));

        Assert.That((response.StatusCode, events.Count), Is.EqualTo((HttpStatusCode.OK, 1)));
        var right = @case["right"] is JArray list ? list.Select(static text => (string?)text) : (object?)(string?)@case["right"];
        Assert.That(Read(events.Single().Event, (string)@case["check"]!), Is.EqualTo(right));
    }

    [Test]
    public void Name_IsWhatPythonEncoded() => Assert.Multiple(() =>
    {
        foreach (var (sent, right) in Golden("golden-names.json"))
        {
            Assert.That(SafeFileNames.Create(sent), Is.EqualTo(right), sent);
        }
    });

    [Test]
    public void Content_IsWhatPythonEncoded() => Assert.Multiple(() =>
    {
        foreach (var (sent, right) in Golden("golden-contents.json"))
        {
            var attachment = Received.Attachment(new JObject { ["base64"] = true, ["content"] = sent }.ToString(Formatting.None));
            Assert.That(Convert.ToBase64String(attachment.Content.Span), Is.EqualTo(right), sent);
        }
    });

    private static object? Read(MandrillEvent read, string check) => check switch
    {
        "Attachments[0].SafeFileName" => ((MandrillInboundEvent)read).Attachments[0].SafeFileName,
        "Attachments[0].Content (ASCII)" => Encoding.ASCII.GetString(((MandrillInboundEvent)read).Attachments[0].Content.Span),
        "To[1].Email" => ((MandrillInboundEvent)read).To[1].Email,
        "Message.Tags" => ((MandrillMessageEvent)read).Message.Tags,
        "Message.Opens[0].Timestamp" => ((MandrillMessageEvent)read).Message.Opens[0].Timestamp?.ToString("o"),
        _ => throw new NotSupportedException($"'{check}' is no check that this test knows."),
    };

    private static IEnumerable<(string Sent, string Right)> Golden(string file) => JArray.Parse(File.ReadAllText(Path.Combine(Folder, file)))
        .Select(static row => ((string)row["sent"]!, (string)row["right"]!));
}
