using Djrill.Net.Inbox;
using Djrill.Net.Tests.Inbox.Sql;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract.Inbox;

/// <summary>Batch handlers of the inbox: which events they get, and what becomes of each.</summary>
internal sealed class InboxBatchHandlerTests(StoreKind kind) : InboxBatchFixture(kind)
{
    [Test]
    public async Task Batch_IsOneCall_LaneAfterLane()
    {
        var script = new BatchScript();
        await using var app = await StartAsync(script);

        await PostAsync(app, Ids);
        await app.WaitForAsync(MandrillInboxState.Handled, Ids.Count);

        var expected = Ids.OrderBy(static id => InboxRow.LaneOf(LookupDigest.OfLane("", id))).Select(static id => $"{id}:1");
        Assert.That(script.Calls, Is.EqualTo([string.Join(' ', expected)]));
    }

    [Test]
    public async Task FailedItem_IsTheOnlyOneThatIsRetried()
    {
        var script = new BatchScript { Then = FailAtFirst("m3", "m7") };
        await using var app = await StartAsync(script);

        await PostAsync(app, Ids);
        await app.WaitForAsync(MandrillInboxState.Handled, Ids.Count);

        Assert.That(script.Events, Is.EquivalentTo(Ids.Select(static id => $"{id}:1").Concat(["m3:2", "m7:2"])));
        Assert.That(app.Logs.Own.Count(static entry => entry.Id == 46), Is.EqualTo(2));
    }

    [Test]
    public async Task CallThatThrows_IsRepeatedForAll_AndLoggedOnce()
    {
        var script = new BatchScript();
        script.Then = (_, _) => script.Calls.Count == 1 ? throw new InvalidOperationException("all") : Task.CompletedTask;
        await using var app = await StartAsync(script);

        await PostAsync(app, Ids);
        await app.WaitForAsync(MandrillInboxState.Handled, Ids.Count);

        Assert.That(script.Events, Is.EquivalentTo(Ids.SelectMany(static id => new[] { $"{id}:1", $"{id}:2" })));
        Assert.That(app.Logs.Own.Count(static entry => entry.Id == 46), Is.EqualTo(1));
    }

    [Test]
    public async Task DeadLetter_IsReplayedAlone()
    {
        var replays = new List<bool>();
        var script = new BatchScript();
        script.Then = (batch, _) =>
        {
            replays.AddRange(batch.Select(static item => item.Delivery.IsReplay));
            return replays.Count <= Ids.Count ? FailAtFirst("m5")(batch, default) : Task.CompletedTask;
        };
        await using var app = await StartAsync(script, static options => options.MaxDeliveryAttempts = 1);

        await PostAsync(app, Ids);
        await app.WaitForAsync(MandrillInboxState.Dead, 1);
        await app.WaitForAsync(MandrillInboxState.Handled, Ids.Count - 1);
        await app.Inbox.ReplayAsync(new() { State = MandrillInboxState.Dead });
        await app.WaitForAsync(MandrillInboxState.Handled, Ids.Count);

        Assert.That(script.Calls, Has.Count.EqualTo(2));
        Assert.That((script.Calls[1], replays[^1], replays.Count(static isReplay => isReplay)), Is.EqualTo(("m5:1", true, 1)));
    }

    [Test]
    public async Task HandlerOfSingleEvents_SucceedsAndFailsByItself()
    {
        var script = new BatchScript();
        var failures = 0;
        var singles = new Recorder
        {
            Then = _ => Interlocked.Increment(ref failures) == 1 ? throw new InvalidOperationException() : Task.CompletedTask,
        };
        await using var app = await StartAsync(
            script, add: services => services.AddSingleton(singles).AddMandrillEventHandler<RecordingHandlers.All>());

        await PostAsync(app, Ids);
        await app.WaitForAsync(MandrillInboxState.Handled, Ids.Count);

        Assert.That(script.Events, Is.EquivalentTo(Ids.Select(static id => $"{id}:1")));
        Assert.That(singles.Calls.Count(), Is.EqualTo(Ids.Count + 1));
    }

    [Test]
    public async Task CallThatRuns_HoldsUpNoOtherCall()
    {
        var (begun, goOn) = (new TaskCompletionSource(), new TaskCompletionSource());
        var script = new BatchScript();
        script.Then = (batch, _) =>
        {
            if (BatchScript.IdOf(batch[0].Event) == "other")
            {
                goOn.SetResult();
                return Task.CompletedTask;
            }

            begun.SetResult();
            return goOn.Task;
        };
        await using var app = await StartAsync(script);

        await PostAsync(app, Ids);
        await begun.Task;
        await PostAsync(app, "other");
        await app.WaitForAsync(MandrillInboxState.Handled, Ids.Count + 1);

        Assert.That(script.Calls, Has.Count.EqualTo(2));
    }
}
