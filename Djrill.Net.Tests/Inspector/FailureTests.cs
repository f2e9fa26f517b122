using System.Net;
using Djrill.Net.Testing;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Moq;

namespace Djrill.Net.Tests.Inspector;

/// <summary>A failure is a sentence with the headers of every answer, and is logged with the user and the target.</summary>
internal sealed class FailureTests
{
    [Test]
    public async Task UnknownActionPolicy_IsA500WithTheHeaders()
    {
        await using var app = await InspectorApp.StartAsync(add: static services => services.AddMandrillInspector(static options => options.ActionPolicy = "typo"));

        using var answer = await app.GetAsync("/");

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.InternalServerError));
        Assert.That(await answer.Content.ReadAsStringAsync(), Is.EqualTo("The inspector failed. The log has the reason.\n"));
        Assert.That(answer.Headers.GetValues("Content-Security-Policy").Single(), Does.StartWith("default-src 'none'"));
        Assert.That(answer.Headers.CacheControl!.NoStore, Is.True);
        Assert.That(app.App.Logs.All.Select(static entry => entry.Id), Has.Some.EqualTo(65));
    }

    [Test]
    public async Task FailedAction_IsLogged_AndIsNotTiedToTheRequest()
    {
        await using var app = await InspectorApp.StartAsync(add: static services => services.AddSingleton(static provider => FailingInbox(provider)));
        await app.PostAsync(MandrillSamples.Open());
        var page = await app.PageAsync("/dead");

        await app.PressAsync(page, "Pause");

        Assert.That(app.App.Logs.All.Select(static entry => entry.Message), Has.Some.EqualTo(
            "An anonymous user used the inspector: paused handler 'ledger', which failed (InvalidTimeZoneException). A part may be done."));
    }

    [TestCase("X-Forwarded-For")]
    [TestCase("X-Forwarded-Proto")]
    [TestCase("X-Real-IP")]
    [TestCase("X-Original-Host")]
    [TestCase("Via")]
    [TestCase("Forwarded")]
    [TestCase("CF-Connecting-IP")]
    public async Task HeaderOfAProxy_ClosesThePagesInDevelopment(string name)
    {
        await using var app = await InspectorApp.StartAsync();
        using var request = new HttpRequestMessage(HttpMethod.Get, new Uri($"{InspectorApp.Base}/", UriKind.Relative));
        request.Headers.TryAddWithoutValidation(name, "x");

        using var answer = await app.App.Client.SendAsync(request);

        Assert.That(answer.StatusCode, Is.EqualTo(HttpStatusCode.Forbidden));
    }

    /// <summary>Creates an inbox that fails to pause, if it is asked to do so until the host ends.</summary>
    private static MandrillInbox FailingInbox(IServiceProvider services)
    {
        var stopping = services.GetRequiredService<IHostApplicationLifetime>().ApplicationStopping;
        var inbox = new Mock<MandrillInbox>();
        inbox.Setup(static mock => mock.GetFailureGroupsAsync(It.IsAny<CancellationToken>())).ReturnsAsync([]);
        inbox.Setup(static mock => mock.GetPausedHandlersAsync(It.IsAny<CancellationToken>())).ReturnsAsync([]);
        inbox.Setup(static mock => mock.GetHandlersAsync(It.IsAny<CancellationToken>())).ReturnsAsync(["ledger"]);
        inbox.Setup(mock => mock.PauseAsync("ledger", "An anonymous user", stopping)).ThrowsAsync(new InvalidTimeZoneException());
        return inbox.Object;
    }
}
