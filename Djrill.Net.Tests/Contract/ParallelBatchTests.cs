using System.Net;
using Djrill.Net.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract;

/// <summary>Two posts at the same moment, and what one recipient does to the next.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(60_000)]
internal sealed class ParallelBatchTests
{
    private const string Batch = """[{"event":"send","_id":"1","ts":1,"msg":{"_id":"1","metadata":{"order":7}}}]""";

    [Test]
    public async Task CopiesAtTheSameMoment_AreEachDelivered()
    {
        var both = new Barrier(2);
        await using var app = await HandlerApp.StartAsync(services => services
            .AddSingleton<ScriptedHandlers.Script>((_, _, token) => Task.Run(both.SignalAndWait, token)).AddMandrillEventHandler<ScriptedHandlers.First>());

        var statuses = await Task.WhenAll(app.PostAsync(Batch), app.PostAsync(Batch));

        Assert.That(statuses, Is.EqualTo([HttpStatusCode.OK, HttpStatusCode.OK]));
        Assert.That(app.Calls.Calls, Is.EqualTo(["first:send", "first:send"]), "at least once");
    }

    [Test]
    public async Task CopyThatFails_IsNotForgottenByTheOneThatSucceeds()
    {
        var (isFirst, release) = (true, new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously));
        await using var app = await HandlerApp.StartAsync(services => services
            .AddSingleton<ScriptedHandlers.Script>(async (handler, _, _) =>
            {
                if (handler == "second" && isFirst)
                {
                    isFirst = false;
                    await release.Task;
                    throw new InvalidOperationException();
                }
            })
            .AddMandrillEventHandler<ScriptedHandlers.First>().AddMandrillEventHandler<ScriptedHandlers.Second>());

        var failing = app.PostAsync(Batch);
        await app.Calls.CallAsync("second:send");
        var sound = await app.PostAsync(Batch);
        release.SetResult();
        var statuses = new[] { await failing, sound, await app.PostAsync(Batch) };

        Assert.That(statuses, Is.EqualTo([HttpStatusCode.InternalServerError, HttpStatusCode.OK, HttpStatusCode.OK]));
        Assert.That(app.Calls.Calls, Is.EqualTo(["first:send", "second:send", "first:send", "second:send", "second:send"]));
    }

    [Test]
    public async Task DataThatOneSubscriberChanges_ChangesNothingForTheNext()
    {
        await using var app = await HandlerApp.StartAsync(static services => services.AddMandrillEventHandler<Reading>());
        using var changing = new Subscription(static (_, e) =>
        {
            e.Data["event"] = "hard_bounce";
            e.Data["_id"] = "exampleaaaaaaaaaaaaaaaaaaaaaaaaa";
            ((Newtonsoft.Json.Linq.JObject)e.Data["msg"]!).RemoveAll();
        });
        using var recording = Subscription.Record(out var events);

        await app.PostAsync(Batch);

        var e = events.Single().Event;
        var untouched = MandrillEvent.Parse(Batch[1..^1]);
        using (Assert.EnterMultipleScope())
        {
            Assert.That((e.EventType, e.IdempotencyKey, e.IsExample), Is.EqualTo(("send", untouched.IdempotencyKey, false)));
            Assert.That($"{e.Data}", Is.EqualTo($"{untouched.Data}"));
            Assert.That(app.Calls.Calls, Is.EqualTo([$"{untouched.IdempotencyKey} 7"]));
        }
    }

    [Test]
    public async Task Handler_HasNoSynchronizationContext()
    {
        var contexts = new List<SynchronizationContext?>();
        await using var app = await HandlerApp.StartAsync(services => services
            .AddSingleton<ScriptedHandlers.Script>(async (_, _, token) =>
            {
                contexts.Add(SynchronizationContext.Current);
                await Task.Yield();
                contexts.Add(SynchronizationContext.Current);
                await Task.Run(() => contexts.Add(SynchronizationContext.Current), token);
            })
            .AddMandrillEventHandler<ScriptedHandlers.First>());
        using var subscriber = Subscription.Record(out _);

        await app.PostAsync(Batch);

        Assert.That(contexts, Has.Count.EqualTo(3).And.All.Null);
    }

    [Test]
    public async Task LoopThatAHandlerStarts_HoldsUpNobody()
    {
        var release = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var ended = new TaskCompletionSource<SynchronizationContext?>(TaskCreationOptions.RunContinuationsAsynchronously);
        async Task Loop()
        {
            await release.Task;
            ended.SetResult(SynchronizationContext.Current);
        }

        await using var app = await HandlerApp.StartAsync(services => services
            .AddSingleton<ScriptedHandlers.Script>((_, _, _) =>
            {
                _ = Loop();
                return Task.CompletedTask;
            })
            .AddMandrillEventHandler<ScriptedHandlers.First>());

        var status = await app.PostAsync(Batch);
        release.SetResult();

        Assert.That((status, await ended.Task), Is.EqualTo((HttpStatusCode.OK, (SynchronizationContext?)null)));
    }

    private sealed class Reading(Recorder recorder) : IMandrillEventHandler<MandrillMessageEvent>
    {
        public Task HandleAsync(MandrillMessageEvent mandrillEvent, CancellationToken cancellationToken) =>
            recorder.AddAsync($"{mandrillEvent.IdempotencyKey} {mandrillEvent.Message.Metadata["order"]}");
    }
}
