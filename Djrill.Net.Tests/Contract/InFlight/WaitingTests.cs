using System.Net;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Diagnostics.HealthChecks;
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
                (HealthStatus.Degraded, "Requests were refused within 5 minutes, because 'MemoryBudget' was used up; see message 35 of the log.")));
            Assert.That(App.Logs.Own.Where(static entry => entry.Level >= LogLevel.Warning).Select(static entry => (entry.Id, entry.Message)), Is.EqualTo(new[]
            {
                (35, "Refused a request with 503: the bodies in flight have reserved 700000 of the 800000 bytes of 'MemoryBudget', and 0 requests wait. Raise 'MemoryBudget' if more memory is available, or speed up the handlers."),
                (31, "Refused 2 requests within 60 s without a separate Warning for each. By reason: overloaded 2."),
                (35, "Refused a request with 503: the bodies in flight have reserved 700000 of the 800000 bytes of 'MemoryBudget', and 0 requests wait. Raise 'MemoryBudget' if more memory is available, or speed up the handlers."),
            }));
        }
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
