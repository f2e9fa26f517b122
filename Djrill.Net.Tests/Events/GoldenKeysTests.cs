using System.Text;
using System.Text.Json;
using Djrill.Net.Events;
using Djrill.Net.Tests.Package;

namespace Djrill.Net.Tests.Events;

/// <summary>Keys of odd events, as the package made them while it read an event as a tree. They are in the databases of users.</summary>
internal sealed class GoldenKeysTests
{
    private static readonly JsonElement[] Cases = [.. JsonDocument.Parse(File.ReadAllText(
        Path.Combine(Repository.Root, "Djrill.Net.Tests", "TestData", "keys", "golden.json"))).RootElement.EnumerateArray()];

    [Test]
    public void OddEvent_HasTheKeyInTheDatabase()
    {
        using (Assert.EnterMultipleScope())
        {
            foreach (var golden in Cases)
            {
                var json = golden.TryGetProperty("json", out var text) ? Encoding.UTF8.GetBytes(text.GetString()!) : golden.GetProperty("base64").GetBytesFromBase64();
                Assert.That(MandrillEvent.Parse(json).IdempotencyKey, Is.EqualTo(golden.GetProperty("key").GetString()), () => Encoding.UTF8.GetString(json));
            }
        }
    }

    [Test]
    public void Cases_AreOfEveryKind() => Assert.That(
        Cases.Select(static golden => golden.GetProperty("key").GetString()!.Split('-')[0]).CountBy(static kind => kind).Where(static kind => kind.Value >= 20).Select(static kind => kind.Key),
        Is.EquivalentTo(["message", "inbound", "sync", "unknown"]));
}
