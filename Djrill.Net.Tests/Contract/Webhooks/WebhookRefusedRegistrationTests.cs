using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Tests.Contract.Webhooks;

/// <summary>Webhooks whose names or settings do not start.</summary>
internal sealed class WebhookRefusedRegistrationTests
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

    [TestCase("WebhookSecret", "", "Webhook 'billing': 'WebhookSecret' is missing. Set 'Djrill:Webhooks:billing:WebhookSecret' to a random string that is used for nothing else, such as 'openssl rand -hex 16' prints.")]
    [TestCase("WebhookUrl", "", "Webhook 'billing': 'WebhookSignatureKey' is set but 'WebhookUrl' is missing. Set 'Djrill:Webhooks:billing:WebhookUrl' to the URL exactly as entered at Mandrill: the signature covers the URL.")]
    [TestCase("RoutePrefix", "djrill", "Webhook 'billing': 'RoutePrefix' results in the route '/djrill/webhook', which the default webhook has. Use a different prefix for each webhook.")]
    [TestCase("RoutePrefix", "/DJRILL/", "Webhook 'billing': 'RoutePrefix' results in the route '/DJRILL/webhook', which the default webhook has. Use a different prefix for each webhook.")]
    [TestCase("RoutePrefix", "{a}", "Webhook 'billing': 'RoutePrefix' is not a path of plain segments. Use letters, digits, '-', '_' and '.', such as 'hooks/mandrill'.")]
    [TestCase("WebhookSecret", "the-secret-of-webhook-", "Webhook 'billing': 'WebhookSecret' is also a secret of the default webhook. Use a different secret for each webhook.")]
    [TestCase("AdditionalSecrets:0", "the-secret-of-webhook-", "Webhook 'billing': 'AdditionalSecrets[0]' is also a secret of the default webhook. Use a different secret for each webhook.")]
    public void SettingsThatAreNotValid_DoNotStart(string setting, string value, string problem) => Assert.That(
        async () => await WebhooksApp.StartAsync(AppKind.AddDjrill, ["billing"], null, (Billing + setting, value)),
        Throws.TypeOf<OptionsValidationException>().With.Message.EqualTo(problem));

    [TestCase("billing", "crm", "Webhook 'crm': 'WebhookSignatureKey' is also a secret of the webhook 'billing'. Use a different secret for that webhook: the secret travels in the URL, the key never does.")]
    [TestCase("crm", "billing", "Webhook 'crm': 'WebhookSecret' is also a signature key of the webhook 'billing'. Use a different secret: the secret travels in the URL, the key never does.")]
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
}
