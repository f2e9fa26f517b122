using System.Net;
using Microsoft.AspNetCore.Builder;

namespace Djrill.Net.Tests.Contract;

/// <summary>A request that the application itself ends, as a request time-out does, with the client still there.</summary>
[TestFixture(AppKind.PlainMvc)]
[TestFixture(AppKind.AddDjrill)]
[TestFixture(AppKind.Hostile)]
[TestFixture(AppKind.MinimalApi)]
internal sealed class TimeLimitTests(AppKind kind)
{
    [Test]
    public async Task RequestEndedBetweenTwoEvents_ChangesNothing()
    {
        using var limit = new CancellationTokenSource();
        using var first = new Subscription((_, _) => limit.Cancel());
        using var recording = Subscription.Record(out var events);
        await using var app = await TestApp.StartAsync(kind, TestApp.Unsigned, app => app.Use((context, next) =>
        {
            context.RequestAborted = limit.Token;
            return next(context);
        }));

        using var response = await app.Client.SendAsync(MandrillPost.Unsigned(MandrillPost.Batch("a", 3)));

        Assert.That((response.StatusCode, await response.Content.ReadAsStringAsync(), events.Count), Is.EqualTo(
            (HttpStatusCode.OK, "", 3)));
    }
}
