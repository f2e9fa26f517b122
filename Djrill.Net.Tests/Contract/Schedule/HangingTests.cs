namespace Djrill.Net.Tests.Contract.Schedule;

/// <summary>A handler that hangs, registered before three others, and a client that gives up.</summary>
[CancelAfter(240_000)]
internal sealed class HangingTests : ScheduleFixture
{
    private const int Size = 100;
    private const string HangingEvent = "a42";
    private const string Obeying = "obeying its token";
    private const string Ignoring = "ignoring its token";
    private const string Blocking = "blocking its thread";
    private const string OnOneEvent = "on one event only";

    private static readonly string[] Others = [Second, nameof(ScheduleHandlers.Third), nameof(ScheduleHandlers.Fourth)];

    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);

    [TearDown]
    public void Release() => _release.TrySetResult();

    // Work of 220 ms is just as much as two posts have time for: 45 s less a time limit, and 45 s.
    [Test]
    public async Task HandlerThatHangs_KeepsNoEventFromTheOthersForMoreThanTwoPosts(
        [Values(Obeying, Ignoring, Blocking, OnOneEvent)] string how, [Values(30, 105)] int clientTimeout, [Values(0, 220)] int work)
    {
        Journal.Work = (recipient, id, cancellation) => recipient == First
            ? HangAsync(how, id, cancellation)
            : Clock.WorkAsync(TimeSpan.FromMilliseconds(work), cancellation);

        var posts = await PostTwiceAsync(TimeSpan.FromSeconds(clientTimeout));

        await TestContext.Out.WriteLineAsync(string.Join(", ", posts.Select(static post => $"{post.Duration} {post.Status?.ToString() ?? "client gave up"}")));
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Journal.Handled.Where(static pair => pair.Recipient != First).Order(), Is.EqualTo(HandlingJournal.Pairs("a", Size, Others).Order()));
            Assert.That(posts.Select(static post => post.Duration), Is.All.LessThan(Defaults.BatchBudget + Defaults.HandlerTimeout + Defaults.HandlerTimeout));
        }
    }

    [Test]
    public async Task HandlerThatHangsOnOneEvent_GetsAllOthersWithTheResend([Values(Obeying, Ignoring)] string how)
    {
        Journal.Work = (recipient, id, cancellation) => (recipient, id) == (First, HangingEvent) ? HangAsync(how, id, cancellation) : Task.CompletedTask;

        await PostTwiceAsync(Timeout.InfiniteTimeSpan);

        Assert.That(Journal.Handled.Order(), Is.EqualTo(
            HandlingJournal.Pairs("a", Size, [First, .. Others]).Except([(First, HangingEvent)]).Order()));
    }

    private async Task<IReadOnlyList<SentPost>> PostTwiceAsync(TimeSpan clientTimeout)
    {
        await using var app = await StartAsync(
            static services => services
                .AddMandrillEventHandler<ScheduleHandlers.First>()
                .AddMandrillEventHandler<ScheduleHandlers.Second>()
                .AddMandrillEventHandler<ScheduleHandlers.Third>()
                .AddMandrillEventHandler<ScheduleHandlers.Fourth>(),
            clientTimeout);
        return await CreateMandrill(app).SendAsync(MandrillPost.Batch("a", Size), maxPosts: 2);
    }

    // A task, and no other lock: the thread pool knows that its thread is lost, and starts another at once.
    private void Block() => _release.Task.Wait(CancellationToken.None);

    private Task HangAsync(string how, string id, CancellationToken cancellationToken)
    {
        if (how == OnOneEvent && id != HangingEvent)
        {
            return Task.CompletedTask;
        }

        Clock.Hang();
        if (how == Blocking)
        {
            Block();
        }

        return how == Obeying ? Task.Delay(Timeout.InfiniteTimeSpan, cancellationToken) : _release.Task;
    }
}
