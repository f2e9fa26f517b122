using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Contract;

/// <summary>Clients that go away before they have their answer.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class ClientGoneTests
{
    private readonly TaskCompletionSource _gone = new();
    private readonly TaskCompletionSource _ended = new();

    [Test]
    public async Task WhileAnEventIsDelivered_TheBatchGoesOn()
    {
        using var cancellation = new CancellationTokenSource();
        using var first = new Subscription(async (_, _) =>
        {
            await cancellation.CancelAsync();
            await _gone.Task;
        });
        using var recording = Subscription.Record(out var events);
        await using var app = await StartAsync();

        Assert.That(
            async () => await app.Client.SendAsync(MandrillPost.Unsigned(MandrillPost.Batch("a", 5)), cancellation.Token),
            Throws.InstanceOf<OperationCanceledException>());
        await _ended.Task;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(events, Has.Count.EqualTo(5));
            Assert.That(app.Logs.Own.Select(static entry => entry.Message), Has.Member("Accepted a batch of 5 events."));
        }
    }

    [Test]
    public async Task WhileTheBodyIsSent_NothingIsPublishedAndNothingThrows()
    {
        using var recording = Subscription.Record(out var events);
        await using var app = await StartAsync();

        using (var connection = await RawConnection.OpenAsync(app))
        {
            await connection.SendAsync($"POST {TestApp.Path} HTTP/1.1\r\nHost: localhost\r\n{RawConnection.FormType}Content-Length: 1000\r\n\r\nmandrill_events=%5B");
        }

        await _ended.Task;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(events, Is.Empty);
            Assert.That(app.Logs.All.Where(static entry => entry.Level >= LogLevel.Error), Is.Empty);
            Assert.That(app.Logs.Own.Select(static entry => entry.Message), Has.Member("Refused a request with 400: The request body ended early or is malformed."));
        }
    }

    private Task<TestApp> StartAsync() => TestApp.StartAsync(
        static builder => builder.Services.AddControllers().AddDjrill(TestApp.Unsigned),
        app =>
        {
            app.Use(async (context, next) =>
            {
                context.RequestAborted.Register(() => _gone.TrySetResult());
                await next(context);
                _ended.SetResult();
            });
            app.MapControllers();
        });
}
