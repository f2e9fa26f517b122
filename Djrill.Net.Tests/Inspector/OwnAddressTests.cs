using Djrill.Net.Inspector;

namespace Djrill.Net.Tests.Inspector;

/// <summary>Where the page for sending sends to, and what it remembers.</summary>
internal sealed class OwnAddressTests
{
    [TestCase("http://*:5080", "http://127.0.0.1:5080")]
    [TestCase("http://+:5080", "http://127.0.0.1:5080")]
    [TestCase("https://0.0.0.0:5081", "https://127.0.0.1:5081")]
    [TestCase("http://[::]:5080", "http://[::1]:5080")]
    [TestCase("http://localhost", "http://localhost:80")]
    [TestCase("http://192.0.2.7:5080", "http://192.0.2.7:5080")]
    [TestCase("http://unix:/tmp/app.sock", null)]
    [TestCase("http://pipe:/app", null)]
    [TestCase("http://www.example.test:5080", null)]
    [TestCase("net.tcp://localhost:5080", null)]
    public void AddressOfTheServer_IsOneOfThisMachine_OrNone(string address, string? expected) =>
        Assert.That(OwnAddress.OnThisMachine(address), Is.EqualTo(expected));

    [Test]
    public void OldBatches_AreForgotten()
    {
        var batches = new SentBatches();
        for (var number = 0; number < 21; number++)
        {
            batches.Add(new($"{number}", default, 200, "", [], 1));
        }

        Assert.That((batches.Find("0"), batches.Find("1")?.Id, batches.Find("20")?.Id), Is.EqualTo(((SentBatch?)null, "1", "20")));
    }
}
