using System.Net;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract.Schedule;

/// <summary>Four hours in which everything is down that handlers, or handlers and takers of dead letters, depend on.</summary>
[CancelAfter(240_000)]
internal sealed class OutageTests : ScheduleFixture
{
    private const int Size = 1000;

    private DateTimeOffset OutageEnd { get; set; }

    [SetUp]
    public void Begin() => OutageEnd = Clock.GetUtcNow() + TimeSpan.FromHours(4);

    [Test]
    public async Task OutageOfHandlers_LosesNothingAndRepeatsNothing()
    {
        FailWhere((recipient, _) => recipient != Subscriber && Clock.GetUtcNow() < OutageEnd);
        using var subscription = Subscribe();
        await using var app = await StartAsync(AddHandlers);

        await AssertNothingLost(CreateMandrill(app));
    }

    [Test]
    public async Task OutageThatTakersShare_LosesNothingAndRepeatsNothing()
    {
        FailWhere((recipient, _) => recipient != Subscriber && Clock.GetUtcNow() < OutageEnd);
        using var subscription = Subscribe();
        await using var app = await StartAsync(static services =>
        {
            AddHandlers(services);
            services.AddMandrillEventHandler<ScheduleHandlers.Table>();
        });

        await AssertNothingLost(CreateMandrill(app));
    }

    [Test]
    public async Task RestartInTheOutage_LosesNothingAndRepeatsAtMostOnce()
    {
        const int PostsBeforeRestart = 6;
        FailWhere((recipient, _) => recipient == First && Clock.GetUtcNow() < OutageEnd);
        using var subscription = Subscribe();
        var app = await StartAsync(AddHandlers);
        await using var disposal = new Disposal(() => app.DisposeAsync());
        var mandrill = new ScheduledMandrill(events => app.PostAsync(events), Clock, Seed)
        {
            AfterPost = async post =>
            {
                if (post.Number == PostsBeforeRestart)
                {
                    await app.DisposeAsync();
                    app = await StartAsync(AddHandlers);
                }
            },
        };

        var posts = await mandrill.SendAsync(MandrillPost.Batch("a", Size));

        await TestContext.Out.WriteLineAsync($"{posts.Count} posts, {Journal.Doubles} of {3 * Size} pairs handled again after the restart");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(posts[^1].Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(Journal.HandledPairs, Is.EquivalentTo(HandlingJournal.Pairs("a", Size, First, Second, Subscriber).ToHashSet()), "nothing is lost");
            Assert.That(Journal.Doubles, Is.EqualTo(2 * Size), "each pair that was handled before the restart, once more");
        }
    }

    private static void AddHandlers(IServiceCollection services) =>
        services.AddMandrillEventHandler<ScheduleHandlers.First>().AddMandrillEventHandler<ScheduleHandlers.Second>();

    private async Task AssertNothingLost(ScheduledMandrill mandrill)
    {
        var batches = await mandrill.SendAllAsync(MandrillPost.Batch("a", Size), MandrillPost.Batch("b", 10));

        await TestContext.Out.WriteLineAsync($"{batches[0].Count} posts until {batches[0][^1].Start:u}");
        using (Assert.EnterMultipleScope())
        {
            Assert.That(batches[0].SkipLast(1).Select(static post => post.Status), Is.All.EqualTo(HttpStatusCode.InternalServerError));
            Assert.That(batches[0][^1].Status, Is.EqualTo(HttpStatusCode.OK));
            Assert.That(batches[0][^1].Start, Is.GreaterThanOrEqualTo(OutageEnd), "no 200 before the end");
            Assert.That(batches[1], Has.Count.EqualTo(1), "the later batch waited");
            AssertHandledOnce(("a", Size), ("b", 10));
        }
    }

    /// <summary>Each pair of event and recipient was handled once, and no dead letter was made.</summary>
    private void AssertHandledOnce(params IEnumerable<(string Of, int Count)> batches) => Assert.That(
        Journal.Handled.Order(),
        Is.EqualTo(batches.SelectMany(static batch => HandlingJournal.Pairs(batch.Of, batch.Count, First, Second, Subscriber)).Order()));

    private sealed class Disposal(Func<ValueTask> dispose) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => dispose();
    }
}
