using System.Net;

namespace Djrill.Net.Tests.Contract.Webhooks;

/// <summary>
/// Fifty webhooks with two secrets and two keys each. Every change replaces the older of both by a new one, while posts are
/// under way that are signed with the one that stays.
/// </summary>
internal sealed class RotationTests
{
    private const int Webhooks = 50;
    private const int Rotations = 50;
    private const int PostsPerRotation = 100;

    private static readonly string[] Names = [.. Enumerable.Range(0, Webhooks).Select(static number => $"w{number}")];

    private WebhooksApp _app = null!; // Not null: the test sets it.

    /// <summary>
    /// 5,000 signed posts under 50 changes. At 200 a second for half a minute: <c>dotnet test --filter Name~RotationUnderLoad --
    /// TestRunParameters.Parameter(name="perSecond",value="200") TestRunParameters.Parameter(name="crossPosts",value="100000")</c>.
    /// </summary>
    [Test]
    public async Task RotationUnderLoad_RefusesNothingValidAndAcceptsNothingElse()
    {
        var (perSecond, crossPosts) = (TestContext.Parameters.Get("perSecond", 0), TestContext.Parameters.Get("crossPosts", 5_000));
        using var recording = Subscription.Record(out var events);
        await using var app = _app = await WebhooksApp.StartAsync(AppKind.MinimalApi, Names, null, [.. Names.SelectMany(static name => Settings(name, 0))]);
        var (refused, acceptedAfterExpiry) = (0, 0);

        for (var rotation = 0; rotation < Rotations; rotation++)
        {
            var next = rotation + 1;
            refused += PostsPerRotation - await PostAllAsync(next, perSecond, () => app.Set([.. Names.SelectMany(name => Settings(name, next))]));
            acceptedAfterExpiry += await AcceptedAsync(Webhooks * 2, number => number % 2 == 0
                ? Post(Names[number / 2], secret: next, key: next - 1)
                : Post(Names[number / 2], secret: next - 1, key: next));
        }

        var accepted = events.Count;
        var acceptedAcross = await AcceptedAsync(crossPosts, static number => Cross(number, Rotations));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((refused, acceptedAfterExpiry, acceptedAcross), Is.EqualTo((0, 0, 0)));
            Assert.That((accepted, events.Count), Is.EqualTo((Rotations * PostsPerRotation, Rotations * PostsPerRotation)));
        }
    }

    /// <summary>The two accepted secrets and keys of a webhook: those of the rotation and of the next.</summary>
    private static IEnumerable<(string Name, string? Value)> Settings(string name, int rotation)
    {
        var section = $"Webhooks:{name}:";
        return
        [
            (section + "WebhookSecret", Secret(name, rotation)),
            (section + "AdditionalSecrets:0", Secret(name, rotation + 1)),
            (section + "WebhookSignatureKey", Key(name, rotation)),
            (section + "WebhookUrl", WebhooksApp.Url(name)),
            (section + "AdditionalSignatures:0:Key", Key(name, rotation + 1)),
            (section + "AdditionalSignatures:0:Url", WebhooksApp.Url(name)),
        ];
    }

    private static string Secret(string name, int rotation) => $"the-secret-of-{name}-in-{rotation}";

    private static string Key(string name, int rotation) => $"the-key-of-{name}-in-{rotation}";

    private static HttpRequestMessage Post(string name, int secret, int key) =>
        MandrillPost.Of(WebhooksApp.Events, WebhooksApp.Path(name, Secret(name, secret)), Key(name, key), WebhooksApp.Url(name));

    /// <summary>Makes a post to one webhook with something of another: all of it, the pair, the key, or the secret.</summary>
    private static HttpRequestMessage Cross(int number, int rotation)
    {
        var (own, other) = (Names[number % Webhooks], Names[(number + 1 + (number / Webhooks % (Webhooks - 1))) % Webhooks]);
        var (ofSecret, ofKey, ofUrl) = (number % 4) switch
        {
            0 => (other, other, other),
            1 => (own, other, other),
            2 => (own, other, own),
            _ => (other, own, own),
        };
        return MandrillPost.Of(WebhooksApp.Events, WebhooksApp.Path(own, Secret(ofSecret, rotation)), Key(ofKey, rotation), WebhooksApp.Url(ofUrl));
    }

    /// <summary>Posts with the secret and the key that are valid before and after the change, which comes halfway.</summary>
    private async Task<int> PostAllAsync(int rotation, int perSecond, Action change)
    {
        using var pace = perSecond == 0 ? null : new PeriodicTimer(TimeSpan.FromSeconds(1.0 / perSecond));
        var posts = new List<Task<HttpStatusCode>>();
        for (var number = 0; number < PostsPerRotation; number++)
        {
            if (number == PostsPerRotation / 2)
            {
                change();
            }

            var name = Names[number % Webhooks];
            posts.Add(Task.Run(() => _app.SendAsync(Post(name, rotation, rotation))));
            if (pace is not null)
            {
                await pace.WaitForNextTickAsync();
            }
        }

        return (await Task.WhenAll(posts)).Count(static status => status == HttpStatusCode.OK);
    }

    private async Task<int> AcceptedAsync(int count, Func<int, HttpRequestMessage> make)
    {
        var accepted = 0;
        await Parallel.ForAsync(0, count, new ParallelOptions { MaxDegreeOfParallelism = 8 }, async (number, _) =>
        {
            if (await _app.SendAsync(make(number)) != HttpStatusCode.Forbidden)
            {
                Interlocked.Increment(ref accepted);
            }
        });
        return accepted;
    }
}
