using System.Net;
using Djrill.Net.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>A handler that returns without an exception when its token is cancelled at the time limit.</summary>
[CancelAfter(60_000)]
internal sealed class EndsQuietlyTests
{
    [Test]
    public async Task HandlerThatReturnsAfterItsTokenWasCancelled_HasFailed()
    {
        var time = new TokenTime();
        await using var app = await HandlerApp.StartAsync(services => services
            .AddSingleton<TimeProvider>(time).AddSingleton(time).AddMandrillEventHandler<Quiet>());

        Assert.That(await app.PostAsync("""[{"event":"send","_id":"1","ts":1}]"""), Is.EqualTo(HttpStatusCode.InternalServerError));
    }

    /// <summary>A time in which only cancellation tokens have timers: the wait for the handler never ends by itself.</summary>
    private sealed class TokenTime : TimeProvider
    {
        public Action Fire { get; private set; } = static () => { };

        public override ITimer CreateTimer(TimerCallback callback, object? state, TimeSpan dueTime, TimeSpan period)
        {
            if (state is CancellationTokenSource)
            {
                Fire = () => callback(state);
            }

            return System.CreateTimer(static _ => { }, null, Timeout.InfiniteTimeSpan, Timeout.InfiniteTimeSpan);
        }
    }

    private sealed class Quiet(TokenTime time) : IMandrillEventHandler<MandrillEvent>
    {
        public async Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken)
        {
            var cancelled = new TaskCompletionSource();
            await using var registration = cancellationToken.Register(cancelled.SetResult);
            time.Fire();
            await cancelled.Task;
        }
    }
}
