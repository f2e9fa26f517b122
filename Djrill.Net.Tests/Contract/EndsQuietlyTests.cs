using System.Net;
using Djrill.Net.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Contract;

/// <summary>A handler that ends without an exception as soon as its token is cancelled at the time limit.</summary>
[CancelAfter(60_000)]
internal sealed class EndsQuietlyTests
{
    // Several, for the clock may be advanced before the package awaits the handler's task.
    private const int Posts = 20;

    [Test]
    public async Task HandlerThatReturnsAfterItsTokenWasCancelled_HasFailed(CancellationToken cancellationToken)
    {
        var time = new FakeTimeProvider();
        using var handler = new Quiet();
        await using var app = await HandlerApp.StartAsync(services => services
            .AddSingleton<TimeProvider>(time).AddSingleton(handler).AddMandrillEventHandler<Quiet>(ServiceLifetime.Singleton));

        var statuses = new List<HttpStatusCode>();
        for (var post = 0; post < Posts; post++)
        {
            var answer = app.PostAsync(MandrillPost.Batch($"{post}-", 1));
            await handler.Entered.WaitAsync(cancellationToken);
            time.Advance(TimeSpan.FromSeconds(15));
            statuses.Add(await answer);
        }

        Assert.That(statuses, Is.All.EqualTo(HttpStatusCode.InternalServerError));
    }

    /// <summary>Ends within the call that cancels its token, before that call returns.</summary>
    private sealed class Quiet : IMandrillEventHandler<MandrillEvent>, IDisposable
    {
        public SemaphoreSlim Entered { get; } = new(0);

        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken)
        {
            var ended = new TaskCompletionSource();
            cancellationToken.Register(ended.SetResult);
            Entered.Release();
            return ended.Task;
        }

        public void Dispose() => Entered.Dispose();
    }
}
