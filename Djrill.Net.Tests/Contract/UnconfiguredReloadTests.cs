using System.Net;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace Djrill.Net.Tests.Contract;

/// <summary>In the plain MVC way an application may start without valid settings. It then serves nothing until they are valid.</summary>
[TestFixture]
[Subscribed]
internal sealed class UnconfiguredReloadTests() : ReloadFixture(AppKind.PlainMvc)
{
    [Test]
    public async Task SettingsThatWereNeverValid_ServeNothingUntilTheyAre()
    {
        await StartAsync(("WebhookSecret", "short"));
        var health = await CheckAsync();
        var first = await PostBothAsync();
        Set(("WebhookSecret", TestApp.Secret), ("WebhookUrl", TestApp.Url));
        var second = await PostBothAsync();
        Set(("WebhookSignatureKey", TestApp.Key));
        var third = await PostBothAsync();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(health, Is.EqualTo((
                HealthStatus.Unhealthy, "The settings are not valid, so every request is answered with 500; message 1 of the log names the setting and the cure.")));
            Assert.That(first, Is.EqualTo((HttpStatusCode.InternalServerError, HttpStatusCode.InternalServerError)));
            Assert.That(second, Is.EqualTo((HttpStatusCode.InternalServerError, HttpStatusCode.InternalServerError)));
            Assert.That(third, Is.EqualTo((HttpStatusCode.OK, HttpStatusCode.Forbidden)));
            Assert.That(App.Logs.Own.Where(static entry => entry.Id is 1 or 25 or 26).Select(static entry => entry.Id), Is.EqualTo([1, 1, 26]));
            Assert.That((await CheckAsync()).Status, Is.EqualTo(HealthStatus.Healthy));
        }
    }

    [TestCase("WebhookSignatureKey:0")]
    [TestCase("WebhookUrl:Text")]
    [TestCase("AdditionalSignatures")]
    public async Task KeyOrUrlThatTheBinderDoesNotRead_ServesNothing(string name)
    {
        await StartAsync(("WebhookSecret", TestApp.Secret), (name, "a-text"));

        Assert.That(await PostAsync(MandrillPost.Unsigned(Events)), Is.EqualTo(HttpStatusCode.InternalServerError));
    }
}
