using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.AspNetCore.Mvc.ApiExplorer;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Tests.Contract;

/// <summary>Where the endpoint is found, and where it is not.</summary>
internal sealed class HostingTests
{
    [TestCase("djrill", "/djrill/webhook/")]
    [TestCase("", "/djrill/webhook/")]
    [TestCase("hooks", "/hooks/webhook")]
    [TestCase("/hooks/", "/hooks/webhook/")]
    [TestCase("//a/b/c//", "/a/b/c/webhook/")]
    [TestCase("/", "/webhook/")]
    [TestCase("mail.hooks/v1-2_x/\u00e9", "/mail.hooks/v1-2_x/%C3%A9/webhook/")]
    public async Task RoutePrefix_MovesTheEndpoint(string prefix, string path)
    {
        await using var app = await TestApp.StartAsync(AppKind.AddDjrill, options =>
        {
            TestApp.Unsigned(options);
            options.RoutePrefix = prefix;
        });

        Assert.That(await HeadAsync(app, path), Is.EqualTo(HttpStatusCode.OK));
        if (!path.StartsWith("/djrill", StringComparison.Ordinal))
        {
            Assert.That(await HeadAsync(app, "/djrill/webhook/"), Is.EqualTo(HttpStatusCode.NotFound));
        }
    }

    [TestCase("a{")]
    [TestCase("{tenant}")]
    [TestCase("{tenant:nonsense}")]
    [TestCase("{action}")]
    [TestCase("a%20b")]
    [TestCase("a\\b")]
    [TestCase("a b")]
    [TestCase("..")]
    [TestCase("a//b")]
    [TestCase("a?b")]
    [TestCase("[controller]")]
    [TestCase("~/a")]
    public void RoutePrefixThatIsNoTemplate_DoesNotStart(string prefix) => Assert.That(
        async () => await TestApp.StartAsync(AppKind.AddDjrill, options =>
        {
            TestApp.Unsigned(options);
            options.RoutePrefix = prefix;
        }),
        Throws.TypeOf<OptionsValidationException>().With.Message.EqualTo(
            "'RoutePrefix' is not a path of plain segments. Use letters, digits, '-', '_' and '.', such as 'hooks/mandrill'."));

    [Test]
    public async Task MapGroup_PutsItsPrefixInFront()
    {
        await using var app = await TestApp.StartAsync(
            static builder => builder.Services.AddControllers().AddDjrill(TestApp.Unsigned),
            static app => app.MapGroup("/x").MapControllers());

        Assert.That((await HeadAsync(app, "/x/djrill/webhook/"), await HeadAsync(app, "/djrill/webhook/")), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task UsePathBase_PutsItsPathInFront()
    {
        await using var app = await TestApp.StartAsync(
            static builder => builder.Services.AddControllers().AddDjrill(TestApp.Unsigned),
            static app =>
            {
                app.UsePathBase("/base");
                app.UseRouting();
                app.MapControllers();
            });

        Assert.That(await HeadAsync(app, "/base/djrill/webhook/"), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task LinkToTheAction_LeadsToTheEndpoint()
    {
        await using var app = await TestApp.StartAsync(AppKind.AddDjrill, TestApp.Unsigned);

        var link = app.Services.GetRequiredService<LinkGenerator>().GetPathByAction("Check", "Webhook", new { secret = "x" });

        Assert.That(link, Is.EqualTo("/djrill/webhook?secret=x"));
    }

    [TestCase(AppKind.AddDjrill)]
    [TestCase(AppKind.Hostile)]
    public async Task ApiExplorer_DoesNotShowTheEndpoint(AppKind kind)
    {
        await using var app = await TestApp.StartAsync(
            builder => (kind == AppKind.Hostile ? Hostility.Add(builder) : builder.Services.AddControllers())
                .AddApplicationPart(typeof(OwnController).Assembly)
                .AddDjrill(TestApp.Unsigned)
                .Services.AddEndpointsApiExplorer(),
            kind == AppKind.Hostile ? Hostility.Use : null);

        var paths = app.Services.GetRequiredService<IApiDescriptionGroupCollectionProvider>().ApiDescriptionGroups.Items
            .SelectMany(static group => group.Items)
            .Select(static description => description.RelativePath);

        Assert.That(paths, Has.Member("own/secret").And.None.Contains("djrill"));
    }

    [Test]
    public async Task AddDjrillTwice_IsHarmless()
    {
        await using var app = await TestApp.StartAsync(static builder => builder.Services.AddControllers()
            .AddDjrill(TestApp.Unsigned)
            .AddDjrill()
            .AddApplicationPart(typeof(WebhookController).Assembly));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await HeadAsync(app, "/djrill/webhook/"), Is.EqualTo(HttpStatusCode.OK));
            Assert.That(app.Logs.Own.Count(static entry => entry.Id == 2), Is.EqualTo(1));
        }
    }

    [Test]
    public async Task EndpointOfTheApplicationForAnotherVerb_IsLeftToIt()
    {
        await using var app = await TestApp.StartAsync(
            static builder => builder.Services.AddControllers().AddDjrill(TestApp.Unsigned),
            static app =>
            {
                app.MapGet("/djrill/webhook", static () => Results.Text("ours"));
                app.MapControllers();
            });

        Assert.That(await app.Client.GetStringAsync("/djrill/webhook/"), Is.EqualTo("ours"));
    }

    private static async Task<HttpStatusCode> HeadAsync(TestApp app, string path)
    {
        using var request = new HttpRequestMessage(HttpMethod.Head, path.Contains('?', StringComparison.Ordinal) ? path : $"{path}?secret={TestApp.Secret}");
        using var response = await app.Client.SendAsync(request);
        return response.StatusCode;
    }
}
