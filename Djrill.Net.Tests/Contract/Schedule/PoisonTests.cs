using System.Net;
using Microsoft.Extensions.Diagnostics.HealthChecks;
using Microsoft.Extensions.Logging;

namespace Djrill.Net.Tests.Contract.Schedule;

/// <summary>An event on which a handler always fails, and that nobody takes as a dead letter.</summary>
[CancelAfter(240_000)]
internal sealed class PoisonTests : ScheduleFixture
{
    private const int Size = 100;
    private const string Poison = "a42";
    private const int AnnouncedPosts = 5;

    private readonly List<(HealthStatus Health, int Announcements)> _afterPost = [];

    [Test]
    public async Task EventThatAlwaysFails_IsNeverAnswered200AndIsAnnouncedFromTheFifthPostOn()
    {
        FailWhere(static (recipient, id) => (recipient, id) == (First, Poison));
        using var subscription = Subscribe();
        await using var app = await StartAsync(static services => services
            .AddMandrillEventHandler<ScheduleHandlers.First>().AddMandrillEventHandler<ScheduleHandlers.Second>());
        var mandrill = CreateMandrill(app);
        mandrill.AfterPost = async _ => _afterPost.Add((await app.CheckHealthAsync(), Announcements(app).Count()));

        var batches = await mandrill.SendAllAsync(MandrillPost.Batch("a", Size), MandrillPost.Batch("b", 1));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(batches[0].Select(static post => post.Status), Is.EqualTo(
                Enumerable.Repeat(HttpStatusCode.InternalServerError, ScheduledMandrill.MaxPosts)));
            Assert.That((mandrill.HasDisabledWebhook, batches[1].Count), Is.EqualTo((true, 0)));
            Assert.That(Journal.Handled.Order(), Is.EqualTo(
                HandlingJournal.Pairs("a", Size, First, Second, Subscriber).Except([(First, Poison)]).Order()), "every other pair once");
            AssertAnnounced(batches[0]);
            Assert.That(Announcements(app).Select(static entry => entry.Level), Is.All.EqualTo(LogLevel.Critical));
            Assert.That(Announcements(app).First().Message, Does.StartWith(
                $"A batch has failed 5 times since 2026-01-01 00:00:00Z. {typeof(ScheduleHandlers.First)} has not handled an event of type send, key "));
        }
    }

    private static IEnumerable<LogEntry> Announcements(ScheduleApp app) => app.Logs.Where(static entry => entry.Id == 15);

    private void AssertAnnounced(IReadOnlyList<SentPost> posts)
    {
        Assert.That(_afterPost.Take(AnnouncedPosts - 1), Is.All.EqualTo((HealthStatus.Healthy, 0)), "not before the fifth post");
        Assert.That(_afterPost.Skip(AnnouncedPosts - 1).Select(static after => after.Health), Is.All.EqualTo(HealthStatus.Unhealthy));

        // One line at the fifth post, and then at each post that comes an hour or more after the last line.
        DateTimeOffset? last = null;
        var expected = new List<int>();
        foreach (var post in posts)
        {
            var isDue = post.Number >= AnnouncedPosts && (last is null || post.Start - last >= TimeSpan.FromHours(1));
            last = isDue ? post.Start : last;
            expected.Add(expected.LastOrDefault() + (isDue ? 1 : 0));
        }

        Assert.That(_afterPost.Select(static after => after.Announcements), Is.EqualTo(expected));
        TestContext.Out.WriteLine($"{posts.Count} posts in {posts[^1].Start - posts[0].Start}, {expected[^1]} announcements");
    }
}
