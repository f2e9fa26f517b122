using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract.Webhooks;

/// <summary>What <c>AddMandrillWebhook</c> takes, where it reads the settings, and what does not start.</summary>
internal sealed class WebhookRegistrationTests
{
    private const string Billing = "Webhooks:billing:";

    [Test]
    public async Task NameInAnotherCase_IsTheSameWebhook()
    {
        await using var app = await WebhooksApp.StartAsync(AppKind.AddDjrill, ["billing"], static builder => builder.Services
            .AddMandrillWebhook("BILLING", static options => options.MaxRequestBodySize = 10).AddMandrillWebhook("billing"));

        Assert.That(await app.SendAsync(WebhooksApp.Post("billing")), Is.EqualTo(HttpStatusCode.RequestEntityTooLarge));
        Assert.That(await app.SendAsync(WebhooksApp.Post("")), Is.EqualTo(HttpStatusCode.ServiceUnavailable), "nobody handles it");
    }

    [Test]
    public async Task Prefix_MovesTheControllersRouteOfItsWebhookAlone()
    {
        await using var app = await WebhooksApp.StartAsync(AppKind.AddDjrill, ["billing"], null, (Billing + "RoutePrefix", "hooks/money"));

        Assert.That(
            (await HeadAsync(app, "/hooks/money/webhook?secret=" + WebhooksApp.Secret("billing")), await HeadAsync(app, WebhooksApp.Path("billing")), await HeadAsync(app, WebhooksApp.Path(""))),
            Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.OK)));
        Assert.That(
            app.App.Services.GetRequiredService<LinkGenerator>().GetPathByAction("Check", "Webhook"), Is.EqualTo("/djrill/webhook"));
    }

    [Test]
    public async Task UnknownKeys_AreWarnedOf()
    {
        await using var app = await WebhooksApp.StartAsync(
            AppKind.AddDjrill, ["billing"], null, (Billing + "HandlerTimeout", "00:00:01"), (Billing + "WebhookSekret", "x"), ("Webhooks:biling:WebhookSecret", "x"));

        Assert.That(app.Logs.Where(static entry => entry.Id == 10).Select(static entry => entry.Message), Is.EqualTo(new[]
        {
            "'Djrill:Webhooks:biling' is not a setting of Djrill.Net. Correct its name or remove it.",
            "Webhook 'billing': 'Djrill:Webhooks:billing:HandlerTimeout' is not a setting of Djrill.Net. Correct its name or remove it.",
            "Webhook 'billing': 'Djrill:Webhooks:billing:WebhookSekret' is not a setting of Djrill.Net. Correct its name or remove it.",
        }));
    }

    [Test]
    public async Task EqualPrefixesOfMappedWebhooks_Start()
    {
        await using var app = await WebhooksApp.StartAsync(AppKind.MinimalApi, ["billing"], null, (Billing + "RoutePrefix", "djrill"));

        Assert.That(await HeadAsync(app, WebhooksApp.Path("billing")), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public async Task MappedWebhook_IsTheOnlyOneThatTheControllerLeavesOut()
    {
        await using var app = await TestApp.StartAsync(
            static builder =>
            {
                builder.Services.AddControllers().AddDjrill(TestApp.Unsigned);
                builder.Services.AddMandrillWebhook("billing", static options => options.WebhookSecret = WebhooksApp.Secret("billing"));
            },
            static app =>
            {
                app.MapControllers();
                app.MapMandrillWebhook("/hook", "BILLING");
            });

        async Task<HttpStatusCode> HeadAsync(string path)
        {
            using var response = await app.Client.SendAsync(new(HttpMethod.Head, path));
            return response.StatusCode;
        }

        Assert.That(
            (await HeadAsync(TestApp.Path), await HeadAsync(WebhooksApp.Path("billing")), await HeadAsync("/hook?secret=" + WebhooksApp.Secret("billing"))),
            Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.NotFound, HttpStatusCode.OK)));
    }

    [Test]
    public async Task OwnController_HasTheDefaultWebhooksSecret()
    {
        await using var app = await WebhooksApp.StartAsync(
            AppKind.AddDjrill, ["billing"], static builder => builder.Services.AddControllers().AddApplicationPart(typeof(OwnController).Assembly));

        Assert.That(
            (await GetAsync(app, "/own/secret?secret=" + WebhooksApp.Secret("")), await GetAsync(app, "/own/secret?secret=" + WebhooksApp.Secret("billing"))),
            Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Forbidden)));
    }

    private static Task<HttpStatusCode> HeadAsync(WebhooksApp app, string path) => app.SendAsync(new(HttpMethod.Head, path));

    private static Task<HttpStatusCode> GetAsync(WebhooksApp app, string path) => app.SendAsync(new(HttpMethod.Get, path));
}
