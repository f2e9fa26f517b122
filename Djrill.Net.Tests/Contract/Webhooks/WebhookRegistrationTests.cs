using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.AspNetCore.Routing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Tests.Contract.Webhooks;

/// <summary>What <c>AddMandrillWebhook</c> takes, where it reads the settings, and what does not start.</summary>
internal sealed class WebhookRegistrationTests
{
    private const string Billing = "Webhooks:billing:";

    [TestCase("")]
    [TestCase(" ")]
    [TestCase(".")]
    [TestCase("..")]
    [TestCase("a b")]
    [TestCase("a:b")]
    [TestCase("a/b")]
    [TestCase("{a}")]
    [TestCase("\u00e9")]
    [TestCase("a\n")]
    [TestCase("a123456789a123456789a123456789a123456789a123456789a123456789a1234")]
    public void NameThatIsNone_Throws(string name) => Assert.That(
        () => new ServiceCollection().AddMandrillWebhook(name),
        Throws.ArgumentException.With.Message.StartsWith($"'{name}' cannot name a webhook. Use 1 to 64 letters, digits, '-', '_' and '.', such as 'billing'."));

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

    [TestCase("WebhookSecret", "", "Webhook 'billing': 'WebhookSecret' is missing. Set 'Djrill:Webhooks:billing:WebhookSecret' to a random text that is used for nothing else, such as 'openssl rand -hex 16' prints.")]
    [TestCase("WebhookUrl", "", "Webhook 'billing': 'WebhookSignatureKey' is set but 'WebhookUrl' is missing. Set 'Djrill:Webhooks:billing:WebhookUrl' to the URL exactly as entered at Mandrill: it is part of what Mandrill signs.")]
    [TestCase("RoutePrefix", "djrill", "Webhook 'billing': 'RoutePrefix' gives the route '/djrill/webhook', which the default webhook has. Give each webhook a prefix of its own.")]
    [TestCase("RoutePrefix", "/DJRILL/", "Webhook 'billing': 'RoutePrefix' gives the route '/DJRILL/webhook', which the default webhook has. Give each webhook a prefix of its own.")]
    [TestCase("RoutePrefix", "{a}", "Webhook 'billing': 'RoutePrefix' is not a path of plain segments. Use letters, digits, '-', '_' and '.', such as 'hooks/mandrill'.")]
    [TestCase("WebhookSecret", "the-secret-of-webhook-", "Webhook 'billing': 'WebhookSecret' is also a secret of the default webhook. Give each webhook a secret of its own.")]
    [TestCase("AdditionalSecrets:0", "the-secret-of-webhook-", "Webhook 'billing': 'AdditionalSecrets[0]' is also a secret of the default webhook. Give each webhook a secret of its own.")]
    public void SettingsThatAreNotValid_DoNotStart(string setting, string value, string problem) => Assert.That(
        async () => await WebhooksApp.StartAsync(AppKind.AddDjrill, ["billing"], null, (Billing + setting, value)),
        Throws.TypeOf<OptionsValidationException>().With.Message.EqualTo(problem));

    [TestCase("billing", "crm", "Webhook 'crm': 'WebhookSignatureKey' is also a secret of the webhook 'billing'. Give that webhook a secret of its own: the secret travels in the URL, the key never does.")]
    [TestCase("crm", "billing", "Webhook 'crm': 'WebhookSecret' is also a signature key of the webhook 'billing'. Use a secret of its own: the secret travels in the URL, the key never does.")]
    public void SecretThatIsAKeyOfAnotherWebhook_DoesNotStart(string withSecret, string withKey, string problem) => Assert.That(
        async () => await WebhooksApp.StartAsync(
            AppKind.AddDjrill, ["billing", "crm"], null, ($"Webhooks:{withSecret}:WebhookSecret", WebhooksApp.Key(withKey))),
        Throws.TypeOf<OptionsValidationException>().With.Message.EqualTo(problem));

    [Test]
    public void PairOfAnotherWebhook_DoesNotStart() => Assert.That(
        static async () => await WebhooksApp.StartAsync(
            AppKind.AddDjrill,
            ["billing", "crm"],
            null,
            ("Webhooks:crm:AdditionalSignatures:0:Url", WebhooksApp.Url("billing")),
            ("Webhooks:crm:AdditionalSignatures:0:Key", WebhooksApp.Key("billing"))),
        Throws.TypeOf<OptionsValidationException>().With.Message.EqualTo(
            "Webhook 'crm': 'AdditionalSignatures[0].Key' and its URL are also a pair of the webhook 'billing'. Remove the pair from one of the two."));

    [Test]
    public async Task EqualPrefixesOfMappedWebhooks_Start()
    {
        await using var app = await WebhooksApp.StartAsync(AppKind.MinimalApi, ["billing"], null, (Billing + "RoutePrefix", "djrill"));

        Assert.That(await HeadAsync(app, WebhooksApp.Path("billing")), Is.EqualTo(HttpStatusCode.OK));
    }

    [Test]
    public void WithoutAddDjrill_DoesNotStart() => Assert.That(
        static async () => await TestApp.StartAsync(
            static builder => builder.Services.AddMandrillWebhook("billing", static options => options.WebhookSecret = TestApp.Secret), static _ => { }),
        Throws.InvalidOperationException.With.Message.EqualTo(
            "'AddMandrillWebhook' was called without 'AddDjrill', which holds the settings of the host. Call 'AddDjrill' as well."));

    [Test]
    public void HandlerOfAnUnknownWebhook_DoesNotStart() => Assert.That(
        static async () => await WebhooksApp.StartAsync(
            AppKind.AddDjrill, ["crm"], static builder => builder.Services.AddSingleton<Recorder>().AddMandrillEventHandler<WebhookSeparationTests.BillingHandler>()),
        Throws.InvalidOperationException.With.Message.Contains("is limited to the webhook 'Billing', which was not added."));

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
