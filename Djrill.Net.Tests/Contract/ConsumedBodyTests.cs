using System.Net;
using System.Text;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>A middleware in front that reads the body and does not put it back: a fault of its own, and no wrong key.</summary>
internal sealed class ConsumedBodyTests
{
    private const string Text = "The request body was read before it reached the webhook; the server's log names the cure.";
    private const string Cure = "In the middleware that reads the body, call 'Request.EnableBuffering()' before reading and set 'Request.Body.Position = 0' afterwards, "
        + "or map the webhook before that middleware.";

    private static readonly string Events = $$"""[{"event":"send","subject":"{{new string('x', 2000)}}"}]""";

    private static readonly TestCaseData[] Readers =
    [
        Reader("read to the end", "none", static async context =>
        {
            using var reader = new StreamReader(context.Request.Body, leaveOpen: true);
            await reader.ReadToEndAsync();
        }),
        Reader("read to the end and disposed", "none", static async context =>
        {
            using var reader = new StreamReader(context.Request.Body);
            await reader.ReadToEndAsync();
        }),
        Reader("read by its pipe", "none", static async context =>
        {
            for (var isRead = false; !isRead;)
            {
                var read = await context.Request.BodyReader.ReadAsync();
                context.Request.BodyReader.AdvanceTo(read.Buffer.End);
                isRead = read.IsCompleted;
            }
        }),
        Reader("buffered and not rewound", "none", static async context =>
        {
            context.Request.EnableBuffering();
            await context.Request.Body.CopyToAsync(Stream.Null);
        }),
        Reader("buffered and disposed", "none", static async context =>
        {
            context.Request.EnableBuffering();
            using var reader = new StreamReader(context.Request.Body);
            await reader.ReadToEndAsync();
        }),
        Reader("copied and not rewound", "none", static async context =>
        {
            var copy = new MemoryStream();
            await context.Request.Body.CopyToAsync(copy);
            context.Request.Body = copy;
        }),
        Reader("buffered and read in part", "only a part", static async context =>
        {
            context.Request.EnableBuffering();
            await context.Request.Body.ReadExactlyAsync(new byte[100]);
        }),
        Reader("read in part", "only a part", static async context => await context.Request.Body.ReadExactlyAsync(new byte[100])),
        Reader("read but for its end", "only a part", static async context =>
            await context.Request.Body.ReadExactlyAsync(new byte[context.Request.ContentLength is { } length ? (int)length - 50 : 0])),
    ];

    /// <summary>Without a length, the rest of a body that was read in part and not buffered looks as if it had been sent alone.</summary>
    private static IEnumerable<TestCaseData> ReadersThatShow => Readers.Take(Readers.Length - 2);

    [TestCaseSource(nameof(Readers))]
    public async Task BodyWithALength_IsItsOwnRefusalAndNamesTheCure(string left, Func<HttpContext, Task> read)
    {
        using var recording = Subscription.Record(out var events);
        foreach (var (configure, post) in new (Action<DjrillOptions>, HttpRequestMessage)[]
        {
            (TestApp.Signed, MandrillPost.Of(Events)), (TestApp.Unsigned, MandrillPost.Unsigned(Events)),
        })
        {
            await using var app = await StartAsync(configure, read);
            var length = post.Content!.Headers.ContentLength;
            using var response = await app.Client.SendAsync(post);

            using (Assert.EnterMultipleScope())
            {
                Assert.That((response.StatusCode, await response.Content.ReadAsStringAsync()), Is.EqualTo((HttpStatusCode.InternalServerError, Text)));
                Assert.That(app.Logs.Own[^1].Message, Is.EqualTo(
                    $"The request body was read before it reached the webhook: 'Content-Length' announced {length} bytes, and {left} was left. {Cure}"));
            }
        }

        Assert.That(events, Is.Empty);
    }

    [TestCaseSource(nameof(ReadersThatShow))]
    public async Task ChunkedBody_IsItsOwnRefusal(string left, Func<HttpContext, Task> read)
    {
        await using var app = await StartAsync(TestApp.Signed, read);
        var post = MandrillPost.Of(Events);
        post.Headers.TransferEncodingChunked = true;
        using var response = await app.Client.SendAsync(post);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(app.Logs.Own[^1].Message, Is.EqualTo(
            $"The request body was read before it reached the webhook: it came without 'Content-Length', and {left} was left. {Cure}"));
    }

    [Test]
    public async Task FormReadAfterTheBodyWas_IsTheSameRefusal()
    {
        await using var app = await StartAsync(TestApp.Signed, static async context =>
        {
            await context.Request.Body.CopyToAsync(Stream.Null);
            await context.Request.ReadFormAsync();
        });
        using var response = await app.Client.SendAsync(MandrillPost.Of(Events));

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
    }

    [TestCase(false, "", 400)]
    [TestCase(true, "", 400)]
    [TestCase(false, "x=1", 400)]
    [TestCase(true, "x=1", 400)]
    public async Task BodyThatTheClientSentSo_IsTheClientsFault(bool chunked, string body, int status)
    {
        await using var app = await StartAsync(TestApp.Unsigned, static _ => Task.CompletedTask);
        var post = MandrillPost.Signed(Encoding.ASCII.GetBytes(body), null);
        post.Headers.TransferEncodingChunked = chunked;
        using var response = await app.Client.SendAsync(post);

        Assert.That(((int)response.StatusCode, await response.Content.ReadAsStringAsync()), Is.EqualTo((status, "The form field 'mandrill_events' is missing.")));
    }

    [Test]
    public async Task ManyConsumedBodies_AreTenWarningsAMinute()
    {
        await using var app = await StartAsync(TestApp.Signed, static context => context.Request.Body.CopyToAsync(Stream.Null));
        for (var i = 0; i < 12; i++)
        {
            using var response = await app.Client.SendAsync(MandrillPost.Of(Events));
        }

        var logs = app.Logs;
        await app.DisposeAsync();

        Assert.That(logs.Own.Count(static entry => entry.Id == 32), Is.EqualTo(10));
        Assert.That(logs.Own[^1].Message, Does.EndWith("By reason: body_consumed 2."));
    }

    private static TestCaseData Reader(string name, string left, Func<HttpContext, Task> read) => new TestCaseData(left, read).SetArgDisplayNames(name);

    private static Task<TestApp> StartAsync(Action<DjrillOptions> configure, Func<HttpContext, Task> read) => TestApp.StartAsync(
        builder => builder.Services.AddControllers().AddDjrill(configure),
        app =>
        {
            app.Use(async (context, next) =>
            {
                await read(context);
                await next(context);
            });
            app.MapControllers();
        });
}
