using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.Configuration;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>No cache of the application answers in place of the webhook: a secret may be revoked.</summary>
internal sealed class CacheTests
{
    private const string Revoked = "another-secret-of-32-characters!";
    private const string RevokedSetting = "Djrill:AdditionalSecrets:0";

    private static readonly TestCaseData[] Caches =
    [
        Cache("base policy", static services => services.AddOutputCache(static options => options.AddBasePolicy(static policy => policy.Expire(TimeSpan.FromHours(1)))), UseOutputCache),
        Cache("base policy of the application's own", static services => services.AddOutputCache(static options => options.AddBasePolicy(new CacheEverything())), UseOutputCache),
        Cache("all controllers", static services => services.AddOutputCache(), static app =>
        {
            app.UseOutputCache();
            app.MapControllers().CacheOutput(static policy => policy.Expire(TimeSpan.FromHours(1)));
        }),
        Cache("response cache", static services => services.AddResponseCaching(), static app =>
        {
            app.Use(static (context, next) =>
            {
                // Set before, as a middleware for all of a site does.
                context.Response.Headers.CacheControl = "public, max-age=3600";
                return next(context);
            });
            app.UseResponseCaching();
            app.MapControllers();
        }),
    ];

    [TestCaseSource(nameof(Caches))]
    public async Task RevokedSecret_IsRefusedAtOnce(Action<IServiceCollection> add, Action<WebApplication> use)
    {
        await using var app = await StartAsync(add, use);
        string[] paths = ["/djrill/webhook/?secret=" + Revoked, "/cached/guarded?secret=" + Revoked];

        var before = (await SendAsync(app, HttpMethod.Head, paths[0]), await SendAsync(app, HttpMethod.Get, paths[1]));
        Revoke(app);
        var after = (await SendAsync(app, HttpMethod.Head, paths[0]), await SendAsync(app, HttpMethod.Get, paths[1]));
        var cached = await app.Client.GetStringAsync("/cached/open") == await app.Client.GetStringAsync("/cached/open");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(before, Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.OK)));
            Assert.That(after, Is.EqualTo((HttpStatusCode.Forbidden, HttpStatusCode.Forbidden)));
            Assert.That(cached, Is.True, "The cache works for what is not guarded.");
        }
    }

    [Test]
    public async Task PolicyThatInsistsOnStoring_IsOverruledByTheEndpoint()
    {
        await using var app = await StartAsync(
            static services => services.AddOutputCache(static options => options.AddBasePolicy(new CacheEverything { Insists = true })), UseOutputCache);
        const string Path = "/djrill/webhook/?secret=" + Revoked;

        var before = await SendAsync(app, HttpMethod.Head, Path);
        Revoke(app);

        Assert.That((before, await SendAsync(app, HttpMethod.Head, Path)), Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Forbidden)));
    }

    [Test]
    public async Task PostThatACacheWouldStore_IsDeliveredEachTime()
    {
        using var recording = Subscription.Record(out var events);
        await using var app = await StartAsync(
            static services => services.AddOutputCache(static options => options.AddBasePolicy(new CacheEverything())), UseOutputCache);

        foreach (var type in new[] { "send", "open" })
        {
            using var response = await app.Client.SendAsync(MandrillPost.Unsigned($$"""[{"event":"{{type}}"}]"""));
        }

        Assert.That(events.Select(static e => e.EventType), Is.EqualTo(["send", "open"]));
    }

    [TestCase("HEAD", TestApp.Path, 200)]
    [TestCase("HEAD", "/djrill/webhook/", 403)]
    [TestCase("POST", TestApp.Path, 415)]
    [TestCase("GET", TestApp.Path, 405)]
    [TestCase("GET", "/cached/guarded?secret=" + TestApp.Secret, 200)]
    public async Task EveryAnswer_ForbidsStoring(string verb, string path, int status)
    {
        await using var app = await StartAsync(static _ => { }, static app => app.MapControllers());

        using var response = await app.Client.SendAsync(new(new HttpMethod(verb), path));

        Assert.That(((int)response.StatusCode, response.Headers.CacheControl?.ToString()), Is.EqualTo((status, "no-store")));
    }

    private static void UseOutputCache(WebApplication app)
    {
        app.UseOutputCache();
        app.MapControllers();
    }

    private static TestCaseData Cache(string name, Action<IServiceCollection> add, Action<WebApplication> use) =>
        new TestCaseData(add, use).SetArgDisplayNames(name);

    private static Task<TestApp> StartAsync(Action<IServiceCollection> add, Action<WebApplication> use) => TestApp.StartAsync(
        builder =>
        {
            add(builder.Services);
            builder.Configuration["Djrill:WebhookSecret"] = TestApp.Secret;
            builder.Configuration[RevokedSetting] = Revoked;
            builder.Services.AddControllers().AddApplicationPart(typeof(CachedController).Assembly).AddDjrill();
        },
        use);

    /// <summary>Takes the secret away by a reload of the configuration.</summary>
    private static void Revoke(TestApp app)
    {
        var configuration = (IConfigurationRoot)app.Services.GetRequiredService<IConfiguration>();
        configuration[RevokedSetting] = "";
        configuration.Reload();
    }

    private static async Task<HttpStatusCode> SendAsync(TestApp app, HttpMethod verb, string path)
    {
        using var response = await app.Client.SendAsync(new(verb, path));
        return response.StatusCode;
    }
}
