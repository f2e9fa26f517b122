using System.Net;
using System.Security.Cryptography;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>One limit for the body, ours, in place of every limit of the server and of forms.</summary>
internal sealed class LargeBodyTests
{
    [TestCase(AppKind.PlainMvc)]
    [TestCase(AppKind.AddDjrill)]
    [TestCase(AppKind.Hostile)]
    public async Task ValueOfFortyMegabytes_ArrivesUnchanged(AppKind kind)
    {
        var content = Convert.ToBase64String(RandomNumberGenerator.GetBytes(30_000_000));
        string? received = null;
        using var subscription = new Subscription((_, e) => received = (string)e.Data["msg"]!["attachments"]!["a.bin"]!["content"]!);
        await using var app = await TestApp.StartAsync(kind);

        var escaped = content.Replace("/", "\\/", StringComparison.Ordinal);
        using var response = await app.Client.SendAsync(MandrillPost.Of(
            """[{"event":"inbound","msg":{"attachments":{"a.bin":{"content":"CONTENT"}}}}]""".Replace("CONTENT", escaped, StringComparison.Ordinal)));

        Assert.That((response.StatusCode, received == content), Is.EqualTo((HttpStatusCode.OK, true)));
    }

    [TestCase(0, HttpStatusCode.OK)]
    [TestCase(1, HttpStatusCode.RequestEntityTooLarge)]
    public async Task BodyAtTheLimit_IsTakenAndOneByteMoreIsNot(int more, HttpStatusCode status)
    {
        var body = Encoding.ASCII.GetBytes($"mandrill_events=[{new string('+', 50_000 + more)}]");
        await using var app = await StartAsync(50_000 + 18);

        using var withLength = await app.Client.SendAsync(MandrillPost.Signed(body, null));
        using var chunked = MandrillPost.Signed(body, null);
        chunked.Headers.TransferEncodingChunked = true;
        using var inChunks = await app.Client.SendAsync(chunked);

        Assert.That((withLength.StatusCode, inChunks.StatusCode), Is.EqualTo((status, status)));
    }

    [Test]
    public async Task OtherEndpoints_KeepTheServersLimit()
    {
        await using var app = await StartAsync(100_000_000);

        var request = new HttpRequestMessage(HttpMethod.Post, "/other") { Content = new ByteArrayContent(new byte[31_000_000]) };
        request.Headers.ExpectContinue = true;
        using var response = await app.Client.SendAsync(request);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
    }

    private static Task<TestApp> StartAsync(long limit) => TestApp.StartAsync(
        builder => builder.Services.AddControllers().AddDjrill(options =>
        {
            TestApp.Unsigned(options);
            options.MaxRequestBodySize = limit;
        }),
        static app =>
        {
            app.MapControllers();
            app.MapPost("/other", static async (HttpRequest request) =>
            {
                await request.Body.CopyToAsync(Stream.Null);
                return Results.Ok();
            });
        });
}
