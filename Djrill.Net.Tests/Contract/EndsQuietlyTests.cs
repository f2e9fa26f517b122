using System.Net;
using Djrill.Net.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Contract;

/// <summary>A handler that returns without an exception when its token is cancelled at the time limit.</summary>
[CancelAfter(60_000)]
internal sealed class EndsQuietlyTests
{
    [Test]
    public async Task HandlerThatReturnsAfterItsTokenWasCancelled_HasFailed()
    {
        var time = new FakeTimeProvider();
        await using var app = await HandlerApp.StartAsync(services => services
            .AddSingleton<TimeProvider>(time).AddSingleton(time).AddMandrillEventHandler<Quiet>());

        Assert.That(await app.PostAsync("""[{"event":"send","_id":"1","ts":1}]"""), Is.EqualTo(HttpStatusCode.InternalServerError));
    }

    /// <summary>Lets its own time limit end, and returns as soon as its token is cancelled.</summary>
    private sealed class Quiet(FakeTimeProvider time) : IMandrillEventHandler<MandrillEvent>
    {
        public async Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken)
        {
            var cancelled = new TaskCompletionSource();
            await using var registration = cancellationToken.Register(cancelled.SetResult);
            time.Advance(TimeSpan.FromSeconds(15));
            await cancelled.Task;
        }
    }
}
