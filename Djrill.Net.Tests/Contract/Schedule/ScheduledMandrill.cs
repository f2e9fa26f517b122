using System.Net;

namespace Djrill.Net.Tests.Contract.Schedule;

/// <summary>
/// Sends batches as Mandrill does, in virtual time: up to 21 posts, 15 to 25 minutes apart, and no later batch before the
/// earlier one was answered 200.
/// </summary>
/// <param name="send">Sends a batch once, and returns the answer when the server has ended its work.</param>
/// <param name="clock">The time between two posts passes on it.</param>
/// <param name="seed">Draws the times between two posts.</param>
internal sealed class ScheduledMandrill(Func<string, Task<HttpStatusCode?>> send, VirtualClock clock, int seed)
{
    public const int MaxPosts = 21;

    private readonly Random _random = new(seed);

    /// <summary>Gets whether the last post of a batch has failed. Nothing is sent any more.</summary>
    public bool HasDisabledWebhook { get; private set; }

    /// <summary>Gets or sets what is done after each post.</summary>
    public Func<SentPost, Task> AfterPost { get; set; } = static _ => Task.CompletedTask;

    /// <summary>Sends batches one after the other.</summary>
    /// <returns>The posts of each batch; none for those after the webhook was disabled.</returns>
    public async Task<IReadOnlyList<IReadOnlyList<SentPost>>> SendAllAsync(params IReadOnlyList<string> batches)
    {
        var sent = new List<IReadOnlyList<SentPost>>();
        foreach (var batch in batches)
        {
            sent.Add(await SendAsync(batch));
        }

        return sent;
    }

    /// <summary>Sends a batch until it is answered 200.</summary>
    public async Task<IReadOnlyList<SentPost>> SendAsync(string batch, int maxPosts = MaxPosts)
    {
        var posts = new List<SentPost>();
        while (!HasDisabledWebhook && posts.Count < maxPosts && posts is not [.., { Status: HttpStatusCode.OK }])
        {
            if (posts.Count > 0)
            {
                clock.Advance(TimeSpan.FromMinutes(_random.Next(15, 26)));
            }

            var start = clock.GetUtcNow();
            var status = await send(batch);
            posts.Add(new(posts.Count + 1, start, clock.GetUtcNow() - start, status));
            HasDisabledWebhook = posts.Count == MaxPosts && status != HttpStatusCode.OK;
            await AfterPost(posts[^1]);
        }

        return posts;
    }
}
