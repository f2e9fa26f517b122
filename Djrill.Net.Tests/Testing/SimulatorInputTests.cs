using Djrill.Net.Testing;

namespace Djrill.Net.Tests.Testing;

/// <summary>What the simulator takes as address and events.</summary>
internal sealed class SimulatorInputTests : SimulatorFixture
{
    [TestCase("HTTPS://Example.test:443/a/../hook?secret=a b")]
    [TestCase("https://other.test?caf\u00e9")]
    public async Task AbsoluteUri_IsSignedToTheLetter(string requestUri)
    {
        var send = MandrillSamples.Send();
        var mandrill = new MandrillSimulator(Client, Time) { RequestUri = requestUri, Key = "key" };
        mandrill.Enqueue(send);
        using var post = MandrillPost.Create(requestUri, "key", null, send);

        await mandrill.RunAsync();

        var signature = MandrillSignature.Compute("key", requestUri, $"[{send.ToJson()}]");
        Assert.That(Server.Requests.Single(), Does.Contain(signature));
        Assert.That(post.Headers.GetValues(MandrillSignature.HeaderName), Is.EqualTo([signature]));
    }

    [Test]
    public async Task RelativeUri_IsSignedWithTheBaseAddress()
    {
        var send = MandrillSamples.Send();
        var mandrill = new MandrillSimulator(Client, Time) { RequestUri = "/hook?secret=a", Key = "key" };
        mandrill.Enqueue(send);

        await mandrill.RunAsync();

        Assert.That(Server.Requests.Single(), Does.Contain(MandrillSignature.Compute("key", "https://example.test/hook?secret=a", $"[{send.ToJson()}]")));
    }

    [Test]
    public void RelativeUriWithoutABaseAddress_IsRefused()
    {
        using var client = new HttpClient(Server, disposeHandler: false);

        Assert.That(async () => await new MandrillSimulator(client, Time).HandshakeAsync(), Throws.InvalidOperationException.With.Message.Contains("'RequestUri'"));
    }

    [Test]
    public async Task EventThatIsNull_IsRefusedWithItsList()
    {
        var mandrill = Create();

        Assert.That(() => mandrill.Enqueue(MandrillSamples.Send(), null!), Throws.TypeOf<ArgumentException>().With.Message.Contains("'events'")); // Null on purpose.
        await mandrill.RunAsync();
        Assert.That(Server.Requests, Is.Empty);
    }
}
