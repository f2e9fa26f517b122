using System.Net;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Contract;

/// <summary>Neither a subscriber nor a handler: no event may be lost.</summary>
internal sealed class NoRecipientTests(AppKind kind) : HealthFixture(kind)
{
    [Test]
    public async Task EventsThatNobodyListensTo_AreAskedForAgainUntilSomebodyDoes()
    {
        var first = await StatusAsync(MandrillPost.Of(Send));
        var degraded = await CheckAsync();
        using var recording = Subscription.Record(out var events);
        var second = await StatusAsync(MandrillPost.Of(Send));
        var healed = await CheckAsync();

        var warning = App.Logs.Own.Single(static entry => entry.Id == 16);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((first, second, events.Count), Is.EqualTo((HttpStatusCode.ServiceUnavailable, HttpStatusCode.OK, 1)));
            Assert.That((degraded.Status, healed.Status), Is.EqualTo((HealthStatus.Degraded, HealthStatus.Healthy)));
            Assert.That(degraded.Description, Does.Contain("no subscriber and no handler"));
            Assert.That(warning.Level, Is.EqualTo(LogLevel.Warning));
            Assert.That(warning.Message, Does.Contain("'MandrillSignals.WebhookEvent'").And.Contains("'AddMandrillEventHandler'"));
        }
    }

    [Test]
    public async Task HeadHandshakeAndEmptyBatch_Are200()
    {
        var statuses = new[]
        {
            await StatusAsync(new(HttpMethod.Head, TestApp.Path)),
            await StatusAsync(MandrillPost.Of("[]", key: "test-webhook")),
            await StatusAsync(MandrillPost.Of("[]")),
        };

        Assert.That(statuses, Is.All.EqualTo(HttpStatusCode.OK));
        Assert.That((await CheckAsync()).Status, Is.EqualTo(HealthStatus.Healthy));
    }

    [Test]
    public async Task HandlerOfAnotherKind_IsARecipientAllTheSame()
    {
        await using var app = await HandlerApp.StartAsync(static services => services.AddMandrillEventHandler<RecordingHandlers.Bounces>());

        Assert.That(await app.PostAsync(Send), Is.EqualTo(HttpStatusCode.OK));
    }

    private async Task<HttpStatusCode> StatusAsync(HttpRequestMessage request)
    {
        using var response = await App.Client.SendAsync(request);
        return response.StatusCode;
    }
}
