using System.Net;

namespace Djrill.Net.Tests.Contract.InFlight;

/// <summary>Random sizes, chunked bodies and aborts at a real server: everybody is answered, and nothing stays reserved.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[Subscribed]
internal sealed class ManyRequestsTests() : InFlightFixture(AppKind.AddDjrill)
{
    [TestCase(1)]
    [TestCase(2)]
    [TestCase(3)]
    public async Task RandomRequests_AreAllAnsweredAndLeaveNothing(int seed)
    {
        await StartAsync(static options => options.MaxRequestBodySize = 600_000);
        var random = new Random(seed);
        var posts = Enumerable.Range(0, 60)
            .Select(_ => (Size: random.Next(3) == 0 ? random.Next(500) : random.Next(580_000), IsChunked: random.Next(4) == 0, IsAborted: random.Next(6) == 0)).ToList();

        await Parallel.ForEachAsync(posts, new ParallelOptions { MaxDegreeOfParallelism = 20 }, async (post, _) =>
        {
            if (post.IsAborted)
            {
                (await BeginAsync(post.Size + 20)).Dispose();
                return;
            }

            var request = Post(post.Size);
            request.Headers.TransferEncodingChunked = post.IsChunked;
            Assert.That((await SendAsync(request)).Status, Is.EqualTo(HttpStatusCode.OK));
        });

        for (var request = 0; request < posts.Count(static post => !post.IsAborted); request++)
        {
            await Ended.WaitAsync();
        }

        while (Budget.Reserved > 0)
        {
            await Ended.WaitAsync(TimeSpan.FromSeconds(30)); // Those whose clients have gone may end last.
        }

        AssertUnused();
    }
}
