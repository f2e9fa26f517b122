using System.Net;

namespace Djrill.Net.Tests.Contract.Schedule;

/// <summary>Events on which a handler always fails, and that takers of dead letters keep.</summary>
[CancelAfter(240_000)]
internal sealed class TakerTests : ScheduleFixture
{
    private const int Size = 100;
    private const int MaxDeliveryAttempts = 5;

    [Test]
    public async Task EventThatATakerKeeps_HoldsUpLaterBatchesForFivePostsAndDisablesNothing()
    {
        FailWhere(static (recipient, id) => recipient == First && id.EndsWith("42", StringComparison.Ordinal));
        using var subscription = Subscribe();
        await using var app = await StartAsync(static services => services
            .AddMandrillEventHandler<ScheduleHandlers.First>()
            .AddMandrillEventHandler<ScheduleHandlers.Second>()
            .AddMandrillEventHandler<ScheduleHandlers.Table>());
        var mandrill = CreateMandrill(app);

        var batches = await mandrill.SendAllAsync([.. "abcd".Select(static of => MandrillPost.Batch($"{of}", Size)), MandrillPost.Batch("e", 1)]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(batches.Select(static posts => posts.Count), Is.EqualTo([5, 5, 5, 5, 1]));
            Assert.That(batches.Select(static posts => posts[^1].Status), Is.All.EqualTo(HttpStatusCode.OK));
            Assert.That(mandrill.HasDisabledWebhook, Is.False);
            Assert.That(Journal.Handled.Order(), Is.EqualTo("abcd"
                .SelectMany(static of => HandlingJournal.Pairs($"{of}", Size, First, Second, Subscriber).Except([(First, $"{of}42")]).Append((Table, $"{of}42")))
                .Concat(HandlingJournal.Pairs("e", 1, First, Second, Subscriber))
                .Order()));
        }
    }

    [Test]
    public async Task OfTwoTakersOneFailsThreeTimes_EventIsSettledAtTheEighthPost([Values(Table, File)] string failingTaker)
    {
        var failures = 3;
        FailWhere((recipient, id) => id == "a42" && (recipient == First || (recipient == failingTaker && failures-- > 0)));
        await using var app = await StartAsync(static services => services
            .AddMandrillEventHandler<ScheduleHandlers.First>()
            .AddMandrillEventHandler<ScheduleHandlers.Table>()
            .AddMandrillEventHandler<ScheduleHandlers.File>());

        var posts = await CreateMandrill(app).SendAsync(MandrillPost.Batch("a", Size));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(posts.Select(static post => post.Status), Is.EqualTo(
                Enumerable.Repeat(HttpStatusCode.InternalServerError, MaxDeliveryAttempts + 2).Append(HttpStatusCode.OK)));
            Assert.That(Journal.Handled.Order(), Is.EqualTo(
                HandlingJournal.Pairs("a", Size, First).Except([(First, "a42")]).Concat([(Table, "a42"), (File, "a42")]).Order()));
        }
    }
}
