using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Http;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>A webhook that <c>MapMandrillWebhook</c> maps, in an application of minimal APIs.</summary>
internal sealed class MinimalApiTests
{
    private const string Events = """[{"event":"send"}]""";
    private const string Query = "?secret=" + TestApp.Secret;

    [Test]
    public async Task Group_PutsItsPrefixInFront()
    {
        await using var app = await StartAsync(static app => app.MapGroup("/mail").MapMandrillWebhook("/{tenant}/hook/"));

        Assert.That(
            (await StatusAsync(app, "/mail/a/hook" + Query), await StatusAsync(app, "/mail/b/hook/" + Query), await StatusAsync(app, TestApp.Path)),
            Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK, HttpStatusCode.NotFound)));
    }

    [Test]
    public async Task PostThatWasMadeAHeadBehindTheRouting_IsNotAnswered200()
    {
        await using var app = await StartAsync(static app =>
        {
            app.UseRouting();
            app.Use(static (context, next) =>
            {
                context.Request.Method = HttpMethods.Head;
                return next(context);
            });
            app.MapMandrillWebhook("/hook");
        });

        // The server sends no body to what it takes for a HEAD, whatever the headers say.
        using var response = await app.Client.SendAsync(MandrillPost.Unsigned(Events, "/hook" + Query), HttpCompletionOption.ResponseHeadersRead);

        Assert.That(response.StatusCode, Is.EqualTo(HttpStatusCode.MethodNotAllowed));
    }

    [Test]
    public async Task HostileApplication_LetsMandrillIn()
    {
        using var recording = Subscription.Record(out var events);
        await using var app = await TestApp.StartAsync(
            static builder => Hostility.Add(builder).Services.AddDjrill(TestApp.Signed).AddOutputCache(static options => options.AddBasePolicy(static policy => policy.Cache())),
            static app =>
            {
                app.UseOutputCache();
                Hostility.Use(app);
                app.MapGroup("/api").RequireAuthorization().CacheOutput().MapMandrillWebhook("/hook");
            });

        using var response = await app.Client.SendAsync(MandrillPost.Of(Events, "/api/hook" + Query));

        Assert.That((response.StatusCode, response.Headers.CacheControl?.ToString(), events.Count), Is.EqualTo((HttpStatusCode.OK, "no-store", 1)));
    }

    [TestCase(true)]
    [TestCase(false)]
    public async Task MappedWebhook_IsNotServedByTheController(bool controllersFirst)
    {
        await using var app = await TestApp.StartAsync(
            static builder => builder.Services.AddControllers().AddDjrill(TestApp.Unsigned).AddApplicationPart(typeof(OwnController).Assembly),
            app =>
            {
                if (controllersFirst)
                {
                    app.MapControllers();
                }

                app.MapMandrillWebhook("/hook");
                if (!controllersFirst)
                {
                    app.MapControllers();
                }
            });

        Assert.That(
            (await StatusAsync(app, "/hook" + Query), await StatusAsync(app, TestApp.Path), await StatusAsync(app, "/djrill/webhook/"), await StatusAsync(app, "/own/secret" + Query)),
            Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.NotFound, HttpStatusCode.OK)));
    }

    [Test]
    public async Task EndpointOfTheApplicationForAnotherVerb_IsLeftToIt()
    {
        await using var app = await StartAsync(static app =>
        {
            app.MapMandrillWebhook("/hook");
            app.MapGet("/hook", static () => Results.Text("ours"));
        });

        Assert.That(await app.Client.GetStringAsync("/hook"), Is.EqualTo("ours"));
    }

    private static Task<TestApp> StartAsync(Action<WebApplication> map) =>
        TestApp.StartAsync(static builder => builder.Services.AddDjrill(TestApp.Unsigned), map);

    private static async Task<HttpStatusCode> StatusAsync(TestApp app, string path)
    {
        using var response = await app.Client.SendAsync(new(path.StartsWith("/own", StringComparison.Ordinal) ? HttpMethod.Get : HttpMethod.Head, path));
        return response.StatusCode;
    }
}
