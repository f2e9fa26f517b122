using System.Net;
using Microsoft.AspNetCore.Builder;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>A request that the application itself ends, as a request time-out does, with the client still there.</summary>
internal sealed class TimeLimitTests
{
    [Test]
    public async Task RequestEndedBetweenTwoEvents_Is503()
    {
        using var limit = new CancellationTokenSource();
        using var first = new Subscription((_, _) => limit.Cancel());
        using var recording = Subscription.Record(out var events);
        await using var app = await TestApp.StartAsync(
            static builder => builder.Services.AddControllers().AddDjrill(TestApp.Unsigned),
            app =>
            {
                app.Use((context, next) =>
                {
                    context.RequestAborted = limit.Token;
                    return next(context);
                });
                app.MapControllers();
            });

        using var response = await app.Client.SendAsync(MandrillPost.Unsigned(MandrillPost.Batch("a", 3)));

        Assert.That((response.StatusCode, await response.Content.ReadAsStringAsync(), events.Count), Is.EqualTo(
            (HttpStatusCode.ServiceUnavailable, "The request was aborted; the batch is to be sent again.", 1)));
    }
}
