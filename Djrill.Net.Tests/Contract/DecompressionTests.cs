using System.IO.Compression;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>An application that unzips bodies in front of the webhook, or buffers them: which limit does the 413 name?</summary>
internal sealed class DecompressionTests
{
    private const string OfServer = "The request body is larger than the server's own limit. A middleware in front of the webhook reads or unzips the body under that limit.";
    private const string OfWebhook = "The request body is larger than 'MaxRequestBodySize' allows.";

    [TestCase(1_000, 2_000_000, 200, "")]
    [TestCase(1_500_000, 2_000_000, 413, OfServer)]
    [TestCase(900_000, 500_000, 413, OfWebhook)]
    [Subscribed]
    public async Task UnzippedBody_NamesTheLimitThatItExceeds(int size, long maxSize, int status, string text)
    {
        await using var app = await StartAsync(maxSize, static app => app.UseRequestDecompression());
        var events = $$"""[{"event":"send","a":"{{new string('x', size)}}"}]""";
        var post = MandrillPost.Of(events);
        post.Content = await ZipAsync(post.Content!);

        using var response = await app.Client.SendAsync(post);

        Assert.That(((int)response.StatusCode, await response.Content.ReadAsStringAsync()), Is.EqualTo((status, text)));
    }

    [Test]
    public async Task BodyWhoseReadingHadBegun_NamesTheServersLimit()
    {
        var begun = new TaskCompletionSource();
        await using var app = await StartAsync(2_000_000, app => app.Use(async (context, next) =>
        {
            context.Request.EnableBuffering();
            await context.Request.Body.ReadExactlyAsync(new byte[1]);
            context.Request.Body.Position = 0;
            begun.SetResult();
            await next(context);
        }));

        using var connection = await RawConnection.OpenAsync(app);
        await connection.SendAsync(
            $"POST {TestApp.Path} HTTP/1.1\r\nHost: localhost\r\n{RawConnection.FormType}X-Mandrill-Signature: x\r\nTransfer-Encoding: chunked\r\n\r\n2\r\na=\r\n");
        await begun.Task;
        await connection.SendAsync($"{1_500_000:X}\r\n");
        var answer = connection.ReadToEndAsync();
        await connection.SendAsync(new string('x', 1_000_100));

        Assert.That(await answer, Does.StartWith("HTTP/1.1 413 ").And.EndsWith(OfServer));
    }

    private static async Task<ByteArrayContent> ZipAsync(HttpContent content)
    {
        var zipped = new MemoryStream();
        await using (var zip = new GZipStream(zipped, CompressionLevel.Fastest, leaveOpen: true))
        {
            await content.CopyToAsync(zip);
        }

        var result = new ByteArrayContent(zipped.ToArray());
        result.Headers.ContentType = content.Headers.ContentType;
        result.Headers.ContentEncoding.Add("gzip");
        return result;
    }

    private static Task<TestApp> StartAsync(long maxSize, Action<WebApplication> inFront) => TestApp.StartAsync(
        builder =>
        {
            builder.WebHost.ConfigureKestrel(static kestrel => kestrel.Limits.MaxRequestBodySize = 1_000_000);
            builder.Services.AddRequestDecompression();
            builder.Services.AddControllers().AddDjrill(options =>
            {
                TestApp.Signed(options);
                options.MaxRequestBodySize = maxSize;
            });
        },
        app =>
        {
            inFront(app);
            app.MapControllers();
        });
}
