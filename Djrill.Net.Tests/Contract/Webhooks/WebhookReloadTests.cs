using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace Djrill.Net.Tests.Contract.Webhooks;

/// <summary>Each webhook is changed, and a change refused, by itself.</summary>
internal sealed class WebhookReloadTests
{
    private const string New = "a-new-secret-of-some-length";

    private WebhooksApp _app;

    [SetUp]
    public async Task StartAsync() => _app = await WebhooksApp.StartAsync(AppKind.MinimalApi, "billing", "crm");

    [TearDown]
    public async Task StopAsync() => await _app.DisposeAsync();

    [Test]
    public async Task ChangeOfOneWebhook_LeavesTheOthers()
    {
        _app.Set(("Webhooks:billing:WebhookSecret", New), ("Webhooks:crm:WebhookSecret", "short"));

        Assert.That(await AcceptedAsync(("billing", New), ("crm", WebhooksApp.Secret("crm")), ("", WebhooksApp.Secret(""))), Is.EqualTo([true, true, true]));
        Assert.That(await AcceptedAsync(("billing", WebhooksApp.Secret("billing")), ("crm", "short")), Is.EqualTo([false, false]));
        Assert.That(_app.Logs.Where(static entry => entry.Id == 25).Select(static entry => entry.Message), Is.EqualTo(new[]
        {
            "Webhook 'crm': A change of the settings was refused, and the last valid settings stay in force: 'WebhookSecret' is 5 characters long. Use a random string of at least 16.",
        }));
        Assert.That(await _app.CheckHealthAsync(), Does.StartWith("Webhook 'crm': A change of the settings was refused"));
    }

    [Test]
    public async Task RefusedChangeThatIsMended_IsInForce()
    {
        _app.Set(("Webhooks:crm:WebhookSecret", "short"));
        _app.Set(("Webhooks:crm:WebhookSecret", New));

        Assert.That(await AcceptedAsync(("crm", New)), Is.EqualTo([true]));
        Assert.That(_app.Logs.Last(static entry => entry.Id == 26).Message, Is.EqualTo("Webhook 'crm': The settings are valid again and in force."));
        Assert.That(await _app.CheckHealthAsync(), Is.Null);
    }

    [Test]
    public async Task LastKeyOfAWebhook_IsNotRemovedByAChange()
    {
        _app.Set(("Webhooks:billing:WebhookSignatureKey", null), ("Webhooks:billing:WebhookUrl", null));

        Assert.That(await _app.SendAsync(MandrillPost.Unsigned(WebhooksApp.Events, WebhooksApp.Path("billing"))), Is.EqualTo(HttpStatusCode.Forbidden));
        Assert.That(_app.Logs.Single(static entry => entry.Id == 25).Message, Does.StartWith("Webhook 'billing': ").And.Contains("No signature key is left"));
    }

    [TestCase("billing", "crm")]
    [TestCase("crm", "billing")]
    [TestCase("", "billing")]
    [TestCase("billing", "")]
    public async Task SecretOfAnotherWebhook_IsRefusedAndStaysTheOthers(string thief, string owner)
    {
        _app.Set((Section(thief) + "AdditionalSecrets:0", WebhooksApp.Secret(owner)));

        Assert.That(
            await AcceptedAsync((thief, WebhooksApp.Secret(owner)), (owner, WebhooksApp.Secret(owner)), (thief, WebhooksApp.Secret(thief))),
            Is.EqualTo([false, true, true]));
        Assert.That(_app.Logs.Where(static entry => entry.Id == 25).Select(static entry => entry.Message), Has.Exactly(1).StartsWith(thief.Length == 0 ? "A change" : $"Webhook '{thief}': "));
    }

    [Test]
    public async Task SecretsThatChangePlacesInOneChange_AreInForce([Values("billing", "crm")] string first)
    {
        var second = first == "crm" ? "billing" : "crm";
        _app.Set((Section(first) + "WebhookSecret", WebhooksApp.Secret(second)), (Section(second) + "WebhookSecret", New));
        var moved = await AcceptedAsync((first, WebhooksApp.Secret(second)), (second, New), (second, WebhooksApp.Secret(second)), (first, WebhooksApp.Secret(first)));
        _app.Set((Section(first) + "WebhookSecret", New), (Section(second) + "WebhookSecret", WebhooksApp.Secret(second)));
        var swapped = await AcceptedAsync((first, New), (second, WebhooksApp.Secret(second)), (second, New));

        Assert.That((moved, swapped), Is.EqualTo((new[] { true, true, false, false }, new[] { true, true, false })));
        Assert.That(_app.Logs.Select(static entry => entry.Id), Has.None.EqualTo(25));
    }

    [Test]
    public async Task OptionsOfTheFramework_FollowTheChange()
    {
        var monitor = _app.App.Services.GetRequiredService<IOptionsMonitor<MandrillWebhookOptions>>();
        var before = monitor.Get("billing").WebhookSecret;
        _app.Set(("Webhooks:billing:WebhookSecret", New));

        Assert.That((before, monitor.Get("billing").WebhookSecret), Is.EqualTo((WebhooksApp.Secret("billing"), New)));
        Assert.That(await AcceptedAsync(("billing", New)), Is.EqualTo([true]));
    }

    [Test]
    public async Task LimitsOfTheHost_HoldForEveryWebhookAfterAChange()
    {
        using var subscription = new Subscription(static (_, _) => throw new InvalidOperationException());
        var last = new List<bool>();
        EventHandler<MandrillDeadLetterEventArgs> take = (_, _) => last.Add(true);
        MandrillSignals.EventDeadLettered += take;
        _app.Set(("MaxDeliveryAttempts", "1"));

        var status = await _app.SendAsync(WebhooksApp.Post("billing"));
        MandrillSignals.EventDeadLettered -= take;

        Assert.That((status, last), Is.EqualTo((HttpStatusCode.OK, new[] { true })));
    }

    private static string Section(string name) => name.Length == 0 ? "" : $"Webhooks:{name}:";

    private async Task<bool[]> AcceptedAsync(params (string Name, string Secret)[] secrets)
    {
        var accepted = new List<bool>();
        foreach (var (name, secret) in secrets)
        {
            accepted.Add(await _app.SendAsync(new(HttpMethod.Head, WebhooksApp.Path(name, secret))) == HttpStatusCode.OK);
        }

        return [.. accepted];
    }
}
