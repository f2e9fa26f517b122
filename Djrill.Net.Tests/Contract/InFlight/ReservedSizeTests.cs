using System.IO.Compression;
using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract.InFlight;

/// <summary>How much a request reserves, and until when.</summary>
[TestFixture(AppKind.PlainMvc)]
[TestFixture(AppKind.MinimalApi)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ReservedSizeTests(AppKind kind) : InFlightFixture(kind)
{
    [Test]
    public async Task BodyWithoutLength_ReservesTheLimitAndGivesBackTheRest()
    {
        var whileDelivered = 0L;
        using var subscription = new Subscription((_, _) => whileDelivered = Budget.Reserved);
        await StartAsync(static options => options.MaxRequestBodySize = 500_000);
        using var request = Post(1_000);
        var body = await request.Content!.ReadAsByteArrayAsync(); // Not null: it is a post.
        using var connection = await RawConnection.OpenAsync(App);
        await connection.SendAsync(
            $"POST {TestApp.Path} HTTP/1.1\r\nHost: localhost\r\n{RawConnection.FormType}X-Mandrill-Signature: {Signature(request)}\r\nTransfer-Encoding: chunked\r\n\r\n");
        await ReadingAsync(500_000);
        var whileRead = Budget.Reserved;
        await connection.SendAsync($"{body.Length:X}\r\n");
        await connection.Stream.WriteAsync(body);
        await connection.SendAsync("\r\n0\r\n\r\n");

        Assert.That(await connection.ReadHeadAsync(), Does.StartWith("HTTP/1.1 200 "));
        Assert.That((whileRead, whileDelivered), Is.EqualTo((500_000L, (long)body.Length)));
        AssertUnused();
    }

    [Test]
    public async Task BodyWithLength_ReservesItUntilItsEventsAreDelivered()
    {
        var whileDelivered = 0L;
        using var subscription = new Subscription((_, _) => whileDelivered = Budget.Reserved);
        await StartAsync();
        var post = Post(100_000);
        var length = post.Content!.Headers.ContentLength; // Not null: it is a post.

        Assert.That((await SendAsync(post)).Status, Is.EqualTo(HttpStatusCode.OK));
        Assert.That(whileDelivered, Is.EqualTo(length));
        AssertUnused();
    }

    // A body larger than the budget is let in alone, as where its length is known.
    [TestCase(500_000, 100_000, HttpStatusCode.OK)]
    [TestCase(900_000, 100_000, HttpStatusCode.ServiceUnavailable)]
    [TestCase(900_000, 0, HttpStatusCode.OK)]
    public async Task UnzippedBody_ReservesAgainOrIsTurnedAway(int maxSize, int held, HttpStatusCode status)
    {
        var whileDelivered = 0L;
        using var subscription = new Subscription((_, _) => whileDelivered = Budget.Reserved);
        await StartAsync(
            options => options.MaxRequestBodySize = maxSize,
            static builder => builder.Services.AddRequestDecompression(),
            static app => app.UseRequestDecompression());
        using var other = held > 0 ? Hold(held) : null;
        var post = Post(300_000);
        var size = await ZipAsync(post);

        Assert.That((await SendAsync(post)).Status, Is.EqualTo(status));
        Assert.That(whileDelivered, Is.EqualTo(status == HttpStatusCode.OK ? held + size : 0));
        Assert.That(Budget.Reserved, Is.EqualTo(held));
    }

    private static async Task<long> ZipAsync(HttpRequestMessage post)
    {
        var plain = await post.Content!.ReadAsByteArrayAsync(); // Not null: it is a post.
        var zipped = new MemoryStream();
        await using (var zip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
        {
            await zip.WriteAsync(plain);
        }

        var type = post.Content.Headers.ContentType;
        post.Content = new ByteArrayContent(zipped.ToArray());
        post.Content.Headers.ContentType = type;
        post.Content.Headers.ContentEncoding.Add("gzip");
        return plain.Length;
    }

    private static string Signature(HttpRequestMessage request) => request.Headers.GetValues(MandrillSignature.HeaderName).Single();
}
