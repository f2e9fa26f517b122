using System.Net;
using Djrill.Net.Http;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Contract.InFlight;

/// <summary>Requests for which there is no memory wait, and are turned away.</summary>
[TestFixture(AppKind.PlainMvc)]
[TestFixture(AppKind.AddDjrill)]
[TestFixture(AppKind.MinimalApi)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Subscribed]
internal sealed class WaitingTests(AppKind kind) : InFlightFixture(kind)
{
    [Test]
    public async Task BodyBeyondTheBudget_WaitsUnreadAndIsThenTaken()
    {
        await StartAsync();
        using var meter = new MeterRecorder(App);
        var held = Hold(Large);
        var post = SendAsync(Post(100_000));
        await Time.TimersSetAsync(Wait, 1);
        Assert.That((meter.Observe(MandrillTelemetry.ReservedMemory), meter.Observe(MandrillTelemetry.WaitingRequests)), Is.EqualTo((700_000.0, 1.0)));

        held.Dispose();

        Assert.That(await post, Is.EqualTo((HttpStatusCode.OK, "")));
        Assert.That((meter.Observe(MandrillTelemetry.ReservedMemory), meter.Observe(MandrillTelemetry.WaitingRequests)), Is.EqualTo((0.0, 0.0)));
    }

    [Test]
    public async Task SmallBody_DoesNotQueueBehindALargerOne()
    {
        await StartAsync();
        var held = Hold(Large);
        var large = SendAsync(Post(100_000));
        await Time.TimersSetAsync(Wait, 1);

        Assert.That(await SendAsync(Post(1_000)), Is.EqualTo((HttpStatusCode.OK, "")));

        Assert.That(large.IsCompleted, Is.False);
        held.Dispose();
        await large;
        AssertUnused();
    }

    [Test]
    public async Task BodyLargerThanTheBudget_IsLetInAlone()
    {
        await StartAsync();
        var held = Hold(70_000);
        var post = SendAsync(Post(2_000_000));
        await Time.TimersSetAsync(Wait, 1);

        held.Dispose();

        Assert.That(await post, Is.EqualTo((HttpStatusCode.OK, "")));
        AssertUnused();
    }

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
    public async Task TurnedAway_IsDegradedForFiveMinutesAndLoggedOnceAMinute()
    {
        await StartAsync(static options => options.MemoryWait = TimeSpan.Zero);
        using var held = Hold(Large);
        var health = App.Services.GetRequiredService<HealthCheckService>();
        var before = (await health.CheckHealthAsync()).Status;
        await SendAsync(Post(100_000));
        await SendAsync(Post(100_000));
        await SendAsync(Post(100_000));
        var report = (await health.CheckHealthAsync()).Entries.Single().Value;
        Time.Advance(TimeSpan.FromMinutes(1));
        await SendAsync(Post(100_000));
        Time.Advance(TimeSpan.FromMinutes(5) - TimeSpan.FromTicks(1));
        var last = (await health.CheckHealthAsync()).Status;
        Time.Advance(TimeSpan.FromTicks(1));
        var after = (await health.CheckHealthAsync()).Status;

        using (Assert.EnterMultipleScope())
        {
            Assert.That((before, last, after), Is.EqualTo((HealthStatus.Healthy, HealthStatus.Degraded, HealthStatus.Healthy)));
            Assert.That((report.Status, report.Description), Is.EqualTo(
                (HealthStatus.Degraded, "Requests were turned away within 5 minutes, since 'MemoryBudget' was used up; see message 35 of the log.")));
            Assert.That(App.Logs.Own.Where(static entry => entry.Level >= LogLevel.Warning).Select(static entry => (entry.Id, entry.Message)), Is.EqualTo(new[]
            {
                (35, "Turned away a request with 503: the bodies in flight have reserved 700000 bytes of 'MemoryBudget', which is 800000, and 0 requests wait. Raise 'MemoryBudget' where there is memory for it, or speed up the handlers."),
                (31, "Refused 2 requests within 60 s without a Warning for each, by reason: overloaded 2."),
                (35, "Turned away a request with 503: the bodies in flight have reserved 700000 bytes of 'MemoryBudget', which is 800000, and 0 requests wait. Raise 'MemoryBudget' where there is memory for it, or speed up the handlers."),
            }));
        }
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

    [Test]
    public async Task ClientThatLeaves_LeavesTheQueue()
    {
        await StartAsync();
        using var held = Hold(Large);
        using (await BeginAsync(100_000))
        {
            await Time.TimersSetAsync(Wait, 1);
        }

        await Ended.WaitAsync();

        Assert.That((Budget.Reserved, Budget.Waiting), Is.EqualTo((Large, 0)));
        Assert.That(App.Logs.All.Where(static entry => entry.Level >= LogLevel.Error), Is.Empty);
    }
}
