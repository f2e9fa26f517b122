using System.Net;
using Djrill.Net.Testing;
using Microsoft.Extensions.Time.Testing;
using static Djrill.Net.Tests.Examples.Testing.ShopFactory;

namespace Djrill.Net.Tests.Examples.Testing;

[Parallelizable(ParallelScope.All)]
internal sealed class ShopTests
{
    [Test]
    public async Task Bounce_IsKept()
    {
        using var isolation = MandrillSignalsIsolation.Begin();
        var shop = new Shop();
        await using var factory = new ShopFactory(shop);
        using var client = factory.CreateClient();
        var bounce = MandrillSamples.HardBounce(options => options.Recipient = "jane@example.com");
        using var post = MandrillPost.Create(RequestUri, Key, Url, bounce, MandrillSamples.Send());

        using var response = await client.PostMandrillAsync(post);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(shop.Bounces.Values, Is.EqualTo(["jane@example.com"]));
        Assert.That(shop.EventTypes, Is.EqualTo(["hard_bounce", "send"]));
    }

    [Test]
    public async Task FilesOfAnEmail_AreKept()
    {
        using var isolation = MandrillSignalsIsolation.Begin();
        var shop = new Shop();
        await using var factory = new ShopFactory(shop);
        using var client = factory.CreateClient();
        var email = MandrillSamples.Inbound(email => email
            .Attach("order.pdf", "application/pdf", "%PDF-1.7\n"u8)
            .Attach("notes.txt", "text/plain", "Café"));
        using var post = MandrillPost.Create(RequestUri, Key, Url, email);

        using var response = await client.PostMandrillAsync(post);

        Assert.That(shop.Files, Is.EquivalentTo(new Dictionary<string, long> { ["order.pdf"] = 9, ["notes.txt"] = 5 }));
    }

    [Test]
    public async Task Duplicate_IsKeptOnce()
    {
        using var isolation = MandrillSignalsIsolation.Begin();
        var shop = new Shop();
        await using var factory = new ShopFactory(shop);
        using var client = factory.CreateClient();
        using var post = MandrillPost.Create(RequestUri, Key, Url, MandrillSamples.HardBounce());

        using var first = await client.PostMandrillAsync(post);
        using var second = await client.PostMandrillAsync(post);

        Assert.That((first.StatusCode, second.StatusCode), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
        Assert.That(shop.EventTypes, Has.Count.EqualTo(2));
        Assert.That(shop.Bounces, Has.Count.EqualTo(1));
    }

    [Test]
    public async Task WrongSignature_IsRefused()
    {
        using var isolation = MandrillSignalsIsolation.Begin();
        var shop = new Shop();
        await using var factory = new ShopFactory(shop);
        using var client = factory.CreateClient();
        using var post = MandrillPost.Create(RequestUri, "another-key", Url, MandrillSamples.HardBounce());

        using var response = await client.PostMandrillAsync(post);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(shop.EventTypes, Is.Empty);
    }

    [Test]
    public async Task HandlerThatFailsOnce_GetsTheEventOnTheResend()
    {
        using var isolation = MandrillSignalsIsolation.Begin();
        var (shop, time) = (new FailingShop(), new FakeTimeProvider());
        await using var factory = new ShopFactory(shop);
        using var client = factory.CreateClient();
        var mandrill = new MandrillSimulator(client, time) { RequestUri = RequestUri, Key = Key, SignedUrl = Url, OnWaiting = time.Advance };
        mandrill.Enqueue(MandrillSamples.HardBounce());

        await mandrill.RunAsync();

        Assert.That((shop.Calls, shop.Bounces.Count, mandrill.IsDisabled), Is.EqualTo((2, 1, false)));
        Assert.That(time.GetUtcNow() - time.Start, Is.InRange(TimeSpan.FromMinutes(15), TimeSpan.FromMinutes(25)));
    }

    private sealed class FailingShop : Shop
    {
        public int Calls { get; private set; }

        public override void AddBounce(string key, string? recipient)
        {
            if (++Calls == 1)
            {
                throw new InvalidOperationException("The database is down.");
            }

            base.AddBounce(key, recipient);
        }
    }
}
