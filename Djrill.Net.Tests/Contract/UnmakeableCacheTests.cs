using System.Net;
using Microsoft.Extensions.Caching.Distributed;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

internal sealed class UnmakeableCacheTests
{
    [Test]
    public async Task CacheThatCannotBeMade_LosesNothingAndIsWarnedOf()
    {
        await using var app = await HandlerApp.StartAsync(static services => services
            .AddSingleton<IDistributedCache>(static _ => throw new InvalidOperationException("no such host"))
            .AddMandrillEventHandler<RecordingHandlers.All>());

        var status = await app.PostAsync("""[{"event":"send"}]""");

        Assert.That((status, string.Join(' ', app.Calls.Calls)), Is.EqualTo((HttpStatusCode.OK, "all:send")));
        Assert.That(app.App.Logs.Own.Where(static entry => entry.Id == 13).Select(static entry => entry.Exception!.Message), Is.EqualTo(["no such host"]));
    }
}
