using System.Net;
using Microsoft.AspNetCore.Hosting;
using Microsoft.AspNetCore.Server.Kestrel.Core;

namespace Djrill.Net.Tests.Contract.InFlight;

/// <summary>On HTTP/2 nobody waits: unread bodies use up the window of the connection.</summary>
[TestFixture(AppKind.AddDjrill)]
[TestFixture(AppKind.MinimalApi)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Subscribed]
internal sealed class Http2Tests(AppKind kind) : InFlightFixture(kind)
{
    [Test]
    public async Task BodyBeyondTheBudget_Is503AtOnceAndOthersOfTheConnectionAreAnswered()
    {
        await StartAsync(build: static builder => builder.WebHost.ConfigureKestrel(
            static kestrel => kestrel.ConfigureEndpointDefaults(static endpoint => endpoint.Protocols = HttpProtocols.Http2)));
        using (Hold(Large))
        {
            Assert.That(await SendAsync(Of(100_000)), Is.EqualTo((HttpStatusCode.ServiceUnavailable, NoMemory)));
            Assert.That(await SendAsync(Of(1_000)), Is.EqualTo((HttpStatusCode.OK, "")));
        }

        Assert.That(await SendAsync(Of(100_000)), Is.EqualTo((HttpStatusCode.OK, "")));
        AssertUnused();
    }

    private static HttpRequestMessage Of(int size)
    {
        var post = Post(size);
        (post.Version, post.VersionPolicy) = (HttpVersion.Version20, HttpVersionPolicy.RequestVersionExact);
        return post;
    }
}
