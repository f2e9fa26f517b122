using System.Net;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Contract.InFlight;

/// <summary>Bodies that come slowly.</summary>
[TestFixture(AppKind.PlainMvc)]
[TestFixture(AppKind.AddDjrill)]
[TestFixture(AppKind.MinimalApi)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Subscribed]
internal sealed class SlowBodyTests(AppKind kind) : InFlightFixture(kind)
{
    private static readonly TimeSpan Timeout = TimeSpan.FromSeconds(60);

    [TestCase(524_288, 2)]
    [TestCase(100, 0)]
    public async Task BodyThatTakesTooLong_Is408AndClosesTheConnection(int length, int seconds)
    {
        await StartAsync();
        using var connection = await BeginAsync(length);
        await ReadingAsync(length > 256 ? length : 0);

        Time.Advance(Timeout + TimeSpan.FromSeconds(seconds) - TimeSpan.FromTicks(1));
        Assert.That(Ended.CurrentCount, Is.Zero);
        Time.Advance(TimeSpan.FromTicks(1));

        Assert.That(await connection.ReadHeadAsync(), Does.StartWith("HTTP/1.1 408 ").And.Contain("\r\nConnection: close\r\n"));
        AssertUnused();
        Assert.That(App.Logs.All.Where(static entry => entry.Level >= LogLevel.Error), Is.Empty);
    }

    [Test]
    public async Task WaitForMemory_DoesNotCount()
    {
        await StartAsync(static options => options.MemoryWait = TimeSpan.FromMinutes(10));
        var held = Hold(Large);
        var body = MandrillPost.Body(("mandrill_events", $$"""[{"event":"send","a":"{{new string('x', 100_000)}}"}]"""));
        using var connection = await RawConnection.OpenAsync(App);
        await connection.SendAsync(
            $"POST {TestApp.Path} HTTP/1.1\r\nHost: localhost\r\n{RawConnection.FormType}X-Mandrill-Signature: x\r\nContent-Length: {body.Length}\r\n\r\n");
        await Time.TimersSetAsync(TimeSpan.FromMinutes(10), 1);

        Time.Advance(TimeSpan.FromMinutes(9));
        held.Dispose();
        await ReadingAsync(body.Length);
        await connection.Stream.WriteAsync(body);

        Assert.That(await connection.ReadHeadAsync(), Does.StartWith("HTTP/1.1 403 "), "it was read to its end");
    }

    [Test]
    public async Task SlowBody_IsEndedOnlyWhenSomebodyWaits()
    {
        await StartAsync();
        using var slow = await BeginAsync(Large);
        await ReadingAsync(Large);
        Time.Advance(Timeout + TimeSpan.FromSeconds(1));
        Assert.That((Ended.CurrentCount, Budget.Reserved), Is.EqualTo((0, Large)));

        var post = SendAsync(Post(100_000));

        Assert.That(await slow.ReadHeadAsync(), Does.StartWith("HTTP/1.1 408 "));
        Assert.That(await post, Is.EqualTo((HttpStatusCode.OK, "")));
        AssertUnused();
    }

    [Test]
    public async Task TenSlowBodies_AreEndedWithinAMinuteOfAnothersWaiting()
    {
        await StartAsync(static options => (options.MemoryBudget, options.MemoryWait) = (1_600_000_000, TimeSpan.FromMinutes(2)));
        var slow = new List<RawConnection>();
        for (var i = 0; i < 14; i++)
        {
            slow.Add(await BeginAsync(100_000_000));
        }

        await ReadingAsync(100_000_000, 14);
        var post = SendAsync(Post(100_000));
        await Time.TimersSetAsync(TimeSpan.FromMinutes(2), 1);
        Assert.That(await SendAsync(Post(1_000)), Is.EqualTo((HttpStatusCode.OK, "")), "a small post does not wait");
        for (var second = 0; second <= 60; second++)
        {
            Time.Advance(TimeSpan.FromSeconds(1));
        }

        Assert.That(await post, Is.EqualTo((HttpStatusCode.OK, "")));
        foreach (var connection in slow)
        {
            Assert.That(await connection.ReadHeadAsync(), Does.StartWith("HTTP/1.1 408 "));
            connection.Dispose();
        }

        AssertUnused();
    }

    [Test]
    public async Task ClientThatLeavesWhileItSends_HoldsNothing()
    {
        await StartAsync();
        using (await BeginAsync(Large))
        {
            await ReadingAsync(Large);
            Assert.That(Budget.Reserved, Is.EqualTo(Large));
        }

        await Ended.WaitAsync();

        AssertUnused();
    }
}
