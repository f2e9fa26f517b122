using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Server.Kestrel.Core;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>What may stand in front of the endpoint: another protocol, and middlewares that look at the body first.</summary>
internal sealed class InFrontTests
{
    private const string Events = """[{"event":"send","subject":"caf\u00e9 & +1"}]""";

    private static readonly TestCaseData[] Readers =
    [
        new TestCaseData((HttpContext context) => context.Request.ReadFormAsync() as Task).SetArgDisplayNames("form read"),
        new TestCaseData((HttpContext context) =>
        {
            context.Request.EnableBuffering();
            return Task.CompletedTask;
        }).SetArgDisplayNames("body buffered"),
        new TestCaseData(async (HttpContext context) =>
        {
            context.Request.EnableBuffering();
            await context.Request.Body.CopyToAsync(Stream.Null);
            context.Request.Body.Position = 0;
        }).SetArgDisplayNames("body buffered, read and rewound"),
    ];

    [TestCaseSource(nameof(Readers))]
    public async Task BodyThatWasLookedAt_IsStillVerifiedAndDelivered(Func<HttpContext, Task> look)
    {
        using var recording = Subscription.Record(out var events);
        await using var app = await TestApp.StartAsync(
            static builder => builder.Services.AddControllers().AddDjrill(TestApp.Signed),
            app =>
            {
                app.Use(async (context, next) =>
                {
                    await look(context);
                    await next(context);
                });
                app.MapControllers();
            });

        using var signed = await app.Client.SendAsync(MandrillPost.Of(Events));
        using var forged = await app.Client.SendAsync(MandrillPost.Of(Events, key: "another"));

        Assert.That((signed.StatusCode, forged.StatusCode, events.Count), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Forbidden, 1)));
    }

    [Test]
    [Subscribed]
    public async Task Http2_HasTheSameAnswers()
    {
        await using var app = await TestApp.StartAsync(static builder =>
        {
            builder.WebHost.ConfigureKestrel(static kestrel => kestrel.ConfigureEndpointDefaults(static endpoint => endpoint.Protocols = HttpProtocols.Http2));
            builder.Services.AddControllers().AddDjrill(TestApp.Signed);
        });
        HttpRequestMessage[] requests =
        [
            new(HttpMethod.Head, TestApp.Path),
            MandrillPost.Of(Events),
            MandrillPost.Of(Events, "/djrill/webhook/"),
            MandrillPost.Of(Events, key: "another"),
            new(HttpMethod.Get, TestApp.Path),
        ];

        var statuses = new List<int>();
        foreach (var request in requests)
        {
            (request.Version, request.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
            using var response = await app.Client.SendAsync(request);
            statuses.Add((int)response.StatusCode);
        }

        Assert.That(statuses, Is.EqualTo([200, 200, 403, 403, 405]));
    }
}
