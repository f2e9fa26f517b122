using System.Net;
using Djrill.Net.Events;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Contract;

/// <summary>A handler that ends without a word when its time is over.</summary>
internal sealed class EndsQuietlyTests
{
    [Test]
    public async Task HandlerThatReturnsWhenItsTimeIsOver_HasFailed()
    {
        var time = new FakeTimeProvider();
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        await using var app = await HandlerApp.StartAsync(services => services
            .AddSingleton<TimeProvider>(time).AddSingleton(begun).AddMandrillEventHandler<Quiet>());

        var answer = app.PostAsync("""[{"event":"send","_id":"1","ts":1}]""");
        await begun.Task;
        time.Advance(TimeSpan.FromSeconds(31));

        Assert.That(await answer, Is.EqualTo(HttpStatusCode.InternalServerError));
    }

    private sealed class Quiet(TaskCompletionSource begun) : IMandrillEventHandler<MandrillEvent>
    {
        public Task HandleAsync(MandrillEvent mandrillEvent, CancellationToken cancellationToken)
        {
            var ended = new TaskCompletionSource();
            cancellationToken.Register(ended.SetResult);
            begun.SetResult();
            return ended.Task;
        }
    }
}
