using System.Net;
using Djrill.Net.Tests.Contract;
using Djrill.Net.Tests.Events.Matrix;
using Djrill.Net.Tests.Package;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events;

/// <summary>Each file of 'TestData/recorded', through the real front door, is what the file beside it says.</summary>
internal sealed class RecordedShapesTests
{
    private static readonly string Folder = Path.Combine(Repository.Root, "Djrill.Net.Tests", "TestData");

    private TestApp _app;

    private static IEnumerable<string> Shapes => Directory.EnumerateFiles(Path.Combine(Folder, "recorded"), "*.json")
        .Select(static file => Path.GetFileNameWithoutExtension(file)).Where(static name => !name.EndsWith(".expected", StringComparison.Ordinal)).Order(StringComparer.Ordinal);

    [OneTimeSetUp]
    public async Task StartAsync() => _app = await TestApp.StartAsync(AppKind.AddDjrill);

    [OneTimeTearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [TestCaseSource(nameof(Shapes))]
    public async Task PostedShape_IsWhatTheFileBesideItSays(string name)
    {
        using var recording = Subscription.Record(out var events);
        var json = Read($"{name}.json");
        using var response = await _app.Client.SendAsync(MandrillPost.Of($"[{json.TrimEnd()}]"));

        Assert.That((response.StatusCode, events.Count), Is.EqualTo((HttpStatusCode.OK, 1)));
        var received = events.Single().Event;
        var read = Getters.Read(received);
        read.Add("type", received.GetType().Name);
        using (Assert.EnterMultipleScope())
        {
            Assert.That(received.Data, Is.EqualTo(JsonTree.Parse(json)).Using<JToken>(JToken.DeepEquals));
            foreach (var (path, value) in JsonTree.Parse(Read($"{name}.expected.json")))
            {
                Assert.That(read.GetValueOrDefault(path), Is.EqualTo((string?)value), path);
            }
        }
    }

    [TestCaseSource(nameof(Shapes))]
    public void Shape_IsReadAsTheTableSays(string name)
    {
        var delivered = DeliveredEvent.Of(Read($"{name}.json"));

        Assert.That(
            Getters.Read(delivered.Event).Where(static line => !line.Key.EndsWith("SafeFileName", StringComparison.Ordinal)),
            Is.EqualTo(Getters.Read(Expected.Of(delivered.Sent)).Where(static line => !line.Key.EndsWith("SafeFileName", StringComparison.Ordinal))));
    }

    [Test]
    public void EveryKind_HasAFile() => Assert.That(Shapes, Is.SupersetOf(Samples.Names));

    [Test]
    public void EveryFile_IsInTheReadme() => Assert.That(
        File.ReadAllLines(Path.Combine(Folder, "README.md")).Where(static line => line.StartsWith("| `", StringComparison.Ordinal)).Select(static line => line.Split('`')[1]),
        Is.EquivalentTo(Shapes));

    private static string Read(string file) => File.ReadAllText(Path.Combine(Folder, "recorded", file));
}
