using System.Text;
using System.Text.RegularExpressions;

namespace Djrill.Net.Tests.Contract.SampleTool;

/// <summary>What <c>send --storm</c> posts.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(120_000)]
internal sealed class SampleStormTests : SampleFixture
{
    private const string SignedUrl = "https://hooks.example.com/hook?secret=0123";

    [Test]
    public async Task SameSeedAndAnswers_GivesByteIdenticalPosts(CancellationToken cancellationToken)
    {
        using RawReceiver first = new(), second = new(), other = new();

        var runs = await Task.WhenAll(
            StormAsync(first, 7, cancellationToken), StormAsync(second, 7, cancellationToken), StormAsync(other, 8, cancellationToken));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(runs.Select(static run => run.ExitCode), Is.All.Zero);
            Assert.That(Bytes(second), Is.EqualTo(Bytes(first)));
            Assert.That(Bytes(other)[1..], Has.None.AnyOf(Bytes(first)[1..]), "Only the URL check is the same.");
            Assert.That(runs[1].Output, Is.EqualTo(runs[0].Output.Replace(first.Address, second.Address, StringComparison.Ordinal)));
        }
    }

    [Test]
    public async Task Storm_IsMandrillsOrderOfRequests(CancellationToken cancellationToken)
    {
        using var receiver = new RawReceiver();

        var (_, output, _) = await StormAsync(receiver, 7, cancellationToken);

        var posts = receiver.Posts.Select(static post => post.Parsed.Select(static item => item.IdempotencyKey).ToList()).ToList();
        var batches = posts.DistinctBy(static keys => string.Join(' ', keys)).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(receiver.Requests[0].Head, Does.StartWith("HEAD /hook "), "The URL check.");
            Assert.That(receiver.Posts, Is.All.Matches<RawRequest>(static post => post!.Header("X-Mandrill-Signature") == post.Sign("a-key", SignedUrl)));
            Assert.That(batches, Has.Count.InRange(3, 5).And.All.Count.InRange(1, 1000));
            Assert.That(posts, Has.Count.GreaterThan(batches.Count), "Lost answers are retried.");
            Assert.That(posts.Select(static keys => keys[0]), Is.EqualTo(posts.Select(static keys => keys[0]).Order(new FirstSeen(batches))), "Later batches wait.");
            Assert.That(batches.SelectMany(static keys => keys), Is.Unique);
            Assert.That(output, Does.Contain($"Sent {batches.Count} batches with {batches.Sum(static keys => keys.Count)} events in {posts.Count} posts: ")
                .And.Contain($"{posts.Count - batches.Count} retries, {posts.Count - batches.Count} lost answers").And.Contain("The webhook is enabled"));
        }
    }

    [Test]
    public async Task Receiver_KeepsEachEventOfAStormOnce(CancellationToken cancellationToken)
    {
        var receiver = await Sample.ReceiveAsync(Port, cancellationToken);

        var (exitCode, output, error) = await Sample.Start("send", "--storm", "3").EndAsync(cancellationToken);

        var count = int.Parse(Regex.Match(output, "with (?<count>[0-9]+) events").Groups["count"].ValueSpan, null);
        await receiver.ReadEventsAsync(count, cancellationToken);
        Assert.That((exitCode, await Sample.CountEventsAsync(cancellationToken)), Is.EqualTo((0, (long)count)), error);
    }

    [Test]
    public async Task NeverAccepted_DisablesTheWebhookAfter20Retries(CancellationToken cancellationToken)
    {
        using var receiver = new RawReceiver("500 Internal Server Error");

        var (exitCode, output, _) = await StormAsync(receiver, 7, cancellationToken);

        var posts = receiver.Posts;
        using (Assert.EnterMultipleScope())
        {
            Assert.That(exitCode, Is.EqualTo(1));
            Assert.That(posts[0].Events, Is.EqualTo("[]"), "The URL check after HEAD has failed.");
            Assert.That(posts.Skip(1).Select(static post => post.Parsed[0].IdempotencyKey), Has.Exactly(21).Items.And.All.EqualTo(posts[1].Parsed[0].IdempotencyKey));
            Assert.That(output, Does.Contain("URL check: failed").And.Contain("disabled after 20 retries").And.Contain("held back and never sent"));
        }
    }

    private async Task<(int ExitCode, string Output, string Error)> StormAsync(RawReceiver receiver, int seed, CancellationToken cancellationToken) => await Sample
        .Start("send", $"{receiver.Address}/hook", "--key", "a-key", "--url-signed", SignedUrl, "--storm", $"{seed}")
        .EndAsync(cancellationToken);

    private static string[] Bytes(RawReceiver receiver) => [.. receiver.Requests.Select(request =>
        request.Head.Replace(receiver.Address["http://".Length..], "host", StringComparison.Ordinal) + Encoding.ASCII.GetString(request.Body))];

    /// <summary>Orders keys as their batches were first seen.</summary>
    private sealed class FirstSeen(List<List<string>> batches) : IComparer<string>
    {
        public int Compare(string? x, string? y) => Index(x).CompareTo(Index(y));

        private int Index(string? key) => batches.FindIndex(batch => batch[0] == key);
    }
}
