using Djrill.Net.Http;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Contract.InFlight;

/// <summary>The application's own time limit for requests ends waiting and reading, and the application answers.</summary>
[TestFixture(AppKind.PlainMvc)]
[TestFixture(AppKind.AddDjrill)]
[TestFixture(AppKind.MinimalApi)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class RequestTimeoutTests(AppKind kind) : InFlightFixture(kind)
{
    [Test]
    public async Task WhileTheRequestWaits_Is504()
    {
        await StartWithPolicyAsync();
        using var held = Hold(Large);
        using var connection = await BeginAsync(100_000);

        Assert.That(await connection.ReadHeadAsync(), Does.StartWith("HTTP/1.1 504 "));
        Assert.That((Budget.Reserved, Budget.Waiting), Is.EqualTo((Large, 0)));
        AssertQuiet();
    }

    [Test]
    public async Task WhileTheBodyIsRead_Is504([Values(100, 100_000)] int length)
    {
        await StartWithPolicyAsync();
        using var connection = await BeginAsync(length);

        Assert.That(await connection.ReadHeadAsync(), Does.StartWith("HTTP/1.1 504 "));
        connection.Dispose();
        AssertQuiet();
    }

    private Task StartWithPolicyAsync() => StartAsync(
        build: static builder => builder.Services.AddRequestTimeouts(static options => options.DefaultPolicy = new() { Timeout = TimeSpan.FromMilliseconds(200) }),
        inFront: static app => app.UseRequestTimeouts());

    private void AssertQuiet()
    {
        Assert.That(App.Logs.All.Where(static entry => entry.Level >= LogLevel.Error), Is.Empty);
        Assert.That(App.Logs.Own.Select(static entry => entry.Message), Has.None.Contains(Answers.BadBody.Text));
    }
}
