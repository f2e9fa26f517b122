using System.Globalization;
using System.Security.Cryptography;
using Djrill.Net.Events;
using Djrill.Net.Testing;
using Djrill.Net.Tests.Package;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Testing;

/// <summary>The golden values are Python's; 'TestData/posts/golden.py' made them.</summary>
internal sealed class PostTests
{
    private static readonly JObject Golden = JObject.Parse(File.ReadAllText(
        Path.Combine(Repository.Root, "Djrill.Net.Tests", "TestData", "posts", "golden.json")));

    private static string Key => (string)Golden["key"]!;

    private static string Url => (string)Golden["url"]!;

    [TestCaseSource(typeof(RecordedEvents), nameof(RecordedEvents.Names))]
    public Task PostOfARecordedEvent_IsPythonsToTheByte(string name) =>
        AssertGolden(name, MandrillPost.Create("https://example.test/", Key, Url, MandrillEvent.Parse(RecordedEvents.Read(name))));

    [Test]
    public Task PostOfManyEvents_IsPythonsToTheByte() => AssertGolden(
        "all of them", MandrillPost.Create("/hook", Key, Url, RecordedEvents.Names.Select(RecordedEvents.Read).Select(MandrillEvent.Parse)));

    [Test]
    public Task PostOfNoEvent_IsTheEmptyBatch() => AssertGolden("none", MandrillPost.Create("/hook", Key, Url));

    [Test]
    public Task PostOfAnyBytes_IsPythonsToTheByte() => AssertGolden(
        "every byte", MandrillPost.CreateFromJson("/hook", Key, Url, [.. Enumerable.Range(0, 256).Select(static i => (byte)i)]));

    [Test]
    public void Headers_AreMandrills()
    {
        using var post = MandrillPost.Create("/hook?secret=a", Key, Url, MandrillSamples.Send());

        Assert.That(post.Method, Is.EqualTo(HttpMethod.Post));
        Assert.That(post.RequestUri!.OriginalString, Is.EqualTo("/hook?secret=a"));
        Assert.That(post.Headers.NonValidated.ToDictionary(static header => header.Key, static header => header.Value.ToString()).Keys,
            Is.EqualTo(["User-Agent", "Accept", "X-Mandrill-Signature"]));
        Assert.That($"{post.Headers.UserAgent} {post.Headers.Accept} {post.Content!.Headers.ContentType}",
            Is.EqualTo("Mandrill-Webhook/1.0 */* application/x-www-form-urlencoded"));
    }

    [Test]
    public void PostWithoutAKey_IsUnsigned()
    {
        using var post = MandrillPost.Create("/hook", null, null, MandrillSamples.Send());

        Assert.That(post.Headers.Contains(MandrillSignature.HeaderName), Is.False);
    }

    [Test]
    public void PostWithoutASignedUrl_IsSignedWithItsAddress()
    {
        var send = MandrillSamples.Send();
        using var post = MandrillPost.Create("https://example.test/a?b=c", Key, null, send);

        Assert.That(post.Headers.GetValues(MandrillSignature.HeaderName),
            Is.EqualTo([MandrillSignature.Compute(Key, "https://example.test/a?b=c", $"[{send.ToJson()}]")]));
    }

    [Test]
    public void RelativePostWithAKeyAlone_IsRefused() => Assert.That(
        static () => MandrillPost.Create("/hook", "key", null, MandrillSamples.Send()), Throws.ArgumentException.With.Message.Contains("'signedUrl'"));

    [Test]
    public void EventThatIsNull_IsRefused() => Assert.That(
        static () => MandrillPost.Create("/hook", null, null, MandrillSamples.Send(), null!), // Null on purpose.
        Throws.TypeOf<ArgumentException>().With.Message.Contains("'events'"));

    [Test]
    public async Task PostSentTwice_IsTheSameTwice()
    {
        using var server = new RecordingServer();
        using var client = new HttpClient(server) { BaseAddress = new Uri("https://example.test") };
        using var post = MandrillPost.Create("/hook", Key, Url, MandrillSamples.All());

        using var first = await client.PostMandrillAsync(post);
        using var second = await client.PostMandrillAsync(post);

        Assert.That(server.Requests, Has.Count.EqualTo(2));
        Assert.That(server.Requests[0], Is.EqualTo(server.Requests[1]).And.StartsWith("POST https://example.test/hook\nUser-Agent: Mandrill-Webhook/1.0\n"));
    }

    private static async Task AssertGolden(string name, HttpRequestMessage post)
    {
        using (post)
        {
            var body = await post.Content!.ReadAsByteArrayAsync(); // Not null: a post has one.
            var golden = Golden["posts"]![name];
            Assert.That(golden, Is.Not.Null, "run golden.py");
            using (Assert.EnterMultipleScope())
            {
                Assert.That(body.Length.ToString(CultureInfo.InvariantCulture), Is.EqualTo((string?)golden!["length"]));
                Assert.That(Convert.ToHexStringLower(SHA256.HashData(body)), Is.EqualTo((string?)golden["sha256"]));
                Assert.That(post.Headers.GetValues(MandrillSignature.HeaderName), Is.EqualTo([(string?)golden["signature"]]));
            }
        }
    }
}
