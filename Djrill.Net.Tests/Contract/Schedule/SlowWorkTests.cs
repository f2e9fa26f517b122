using System.Net;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Contract.Schedule;

/// <summary>Batches of 1000 events whose work takes longer than a post may.</summary>
[CancelAfter(240_000)]
internal sealed class SlowWorkTests : ScheduleFixture
{
    private const int Size = 1000;

    [Test]
    public async Task WorkOf200Milliseconds_IsDoneWithinFivePosts([Values] bool hasFastHandler)
    {
        Work(TimeSpan.FromMilliseconds(200));
        await using var app = await StartAsync(services =>
        {
            services.AddMandrillEventHandler<ScheduleHandlers.First>();
            _ = hasFastHandler ? services.AddMandrillEventHandler<ScheduleHandlers.Second>() : services;
        });

        var posts = await CreateMandrill(app).SendAsync(MandrillPost.Batch("a", Size));

        await TestContext.Out.WriteLineAsync(string.Join(", ", posts.Select(static post => $"{post.Duration} {post.Status}")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(posts.Select(static post => post.Status), Is.EqualTo(
                Enumerable.Repeat(HttpStatusCode.ServiceUnavailable, 4).Append(HttpStatusCode.OK)));
            Assert.That(Journal.Handled.Order(), Is.EqualTo(HandlingJournal.Pairs("a", Size, hasFastHandler ? [First, Second] : [First]).Order()));
            Assert.That(TooSlow(app), Is.Empty);
            AssertBudget(posts);
        }
    }

    [Test]
    public async Task WorkOf5Seconds_IsWarnedOfOnce()
    {
        Work(TimeSpan.FromSeconds(5));
        await using var app = await StartAsync(static services => services.AddMandrillEventHandler<ScheduleHandlers.First>());

        var posts = await CreateMandrill(app).SendAsync(MandrillPost.Batch("a", Size));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(posts.Select(static post => post.Status), Is.EqualTo(
                Enumerable.Repeat(HttpStatusCode.ServiceUnavailable, ScheduledMandrill.MaxPosts)));
            Assert.That(Journal.Handled.Order(), Is.EqualTo(HandlingJournal.Pairs("a", 21 * 9, First).Order()), "21 times 9 events in 45 s");
            Assert.That(TooSlow(app).Select(static entry => entry.Level), Is.EqualTo([LogLevel.Warning]));
            Assert.That(TooSlow(app).Select(static entry => entry.Message), Has.All.Contains("post made 9 deliveries and left 991").And.All.Contains("queue"));
            AssertBudget(posts);
        }
    }

    [Test]
    public async Task HandlerThatNeeds10Seconds_TakesNoTimeFromTheOthers()
    {
        Work(TimeSpan.FromSeconds(10));
        await using var app = await StartAsync(static services => services
            .AddMandrillEventHandler<ScheduleHandlers.First>().AddMandrillEventHandler<ScheduleHandlers.Second>());

        var status = await app.PostAsync(MandrillPost.Batch("a", Size));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(status, Is.EqualTo(HttpStatusCode.ServiceUnavailable));
            Assert.That(Journal.Handled.Where(static pair => pair.Recipient == Second).Order(), Is.EqualTo(HandlingJournal.Pairs("a", Size, Second).Order()));
            Assert.That(Journal.Handled.Count(static pair => pair.Recipient == First), Is.EqualTo(5), "as many as fit into 45 s");
        }
    }

    private static IEnumerable<LogEntry> TooSlow(ScheduleApp app) => app.Logs.Where(static entry => entry.Id == 20);

    private static void AssertBudget(IReadOnlyList<SentPost> posts) =>
        Assert.That(posts.Select(static post => post.Duration), Is.All.LessThanOrEqualTo(Defaults.BatchBudget));

    private void Work(TimeSpan duration) => Journal.Work = (recipient, _, cancellation) =>
        recipient == First ? Clock.WorkAsync(duration, cancellation) : Task.CompletedTask;
}
