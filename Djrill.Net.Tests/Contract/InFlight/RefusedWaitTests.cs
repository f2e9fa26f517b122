using System.Net;
using Djrill.Net.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace Djrill.Net.Tests.Contract.InFlight;

/// <summary>Requests that cannot wait any longer, or never wait.</summary>
[TestFixture(AppKind.PlainMvc)]
[TestFixture(AppKind.AddDjrill)]
[TestFixture(AppKind.MinimalApi)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Subscribed]
internal sealed class RefusedWaitTests(AppKind kind) : InFlightFixture(kind)
{
    [Test]
    public async Task WaitThatIsOver_Is503WithRetryAfter()
    {
        await StartAsync();
        using var held = Hold(Large);
        var post = App.Client.SendAsync(Post(100_000));
        await Time.TimersSetAsync(Wait, 1);

        Time.Advance(Wait);
        using var response = await post;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((Answers.Overloaded.Status, Answers.Overloaded.Text), Is.EqualTo((503, NoMemory)));
            Assert.That((response.StatusCode, await response.Content.ReadAsStringAsync()), Is.EqualTo((HttpStatusCode.ServiceUnavailable, NoMemory)));
            Assert.That(response.Headers.RetryAfter?.Delta, Is.EqualTo(TimeSpan.FromSeconds(10)));
            Assert.That(response.Headers.CacheControl?.NoStore, Is.True);
            Assert.That((Budget.Reserved, Budget.Waiting), Is.EqualTo((Large, 0)));
        }
    }

    [Test]
    public async Task OneMoreThanMayWait_Is503AtOnce()
    {
        await StartAsync(static options => options.MaxWaiting = 2);
        var held = Hold(Large);
        var posts = new[] { SendAsync(Post(100_000)), SendAsync(Post(100_000)) };
        await Time.TimersSetAsync(Wait, 2);

        Assert.That(await SendAsync(Post(100_000)), Is.EqualTo((HttpStatusCode.ServiceUnavailable, NoMemory)));

        held.Dispose();
        Assert.That((await Task.WhenAll(posts)).Select(static answer => answer.Status), Is.All.EqualTo(HttpStatusCode.OK));
        AssertUnused();
    }

    [Test]
    public async Task RefusalsAndBodiesWithoutEvents_NeverWait()
    {
        await StartAsync();
        using var small = Hold(65_536);
        using var rest = Hold(34_464);
        using var large = Hold(Large);
        var unsent = MandrillPost.Of("[]");
        unsent.Content!.Headers.ContentType = new("application/json");

        HttpStatusCode[] statuses =
        [
            (await SendAsync(new(HttpMethod.Head, TestApp.Path))).Status,
            (await SendAsync(MandrillPost.Of("[]", key: "test-webhook"))).Status,
            (await SendAsync(MandrillPost.Of(MandrillPost.Batch("a", 1), "/djrill/webhook/?secret=wrong"))).Status,
            (await SendAsync(MandrillPost.Unsigned(MandrillPost.Batch("a", 1000)))).Status,
            (await SendAsync(unsent)).Status,
        ];
        var tooLarge = await RawConnection.OpenAsync(App);
        await tooLarge.SendAsync($"POST {TestApp.Path} HTTP/1.1\r\nHost: localhost\r\n{RawConnection.FormType}X-Mandrill-Signature: x\r\nContent-Length: 134217729\r\n\r\n");

        Assert.That(statuses.Select(static status => (int)status), Is.EqualTo([200, 200, 403, 403, 415]));
        Assert.That(await tooLarge.ReadHeadAsync(), Does.StartWith("HTTP/1.1 413 "));
        tooLarge.Dispose();
    }

    [Test]
    public async Task HostThatStops_HoldsUpNoRequest()
    {
        await StartAsync();
        using var held = Hold(Large);
        var post = SendAsync(Post(100_000));
        await Time.TimersSetAsync(Wait, 1);

        App.Services.GetRequiredService<IHostApplicationLifetime>().StopApplication();

        Assert.That(await post, Is.EqualTo((HttpStatusCode.ServiceUnavailable, Answers.Stopping.Text)));
        Assert.That((Budget.Reserved, Budget.Waiting), Is.EqualTo((Large, 0)));
        Assert.That(App.Logs.Own.Where(static entry => entry.Id == 35), Is.Empty);
    }
}
