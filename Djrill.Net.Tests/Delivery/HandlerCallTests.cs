using Djrill.Net.Delivery;
using Djrill.Net.Tests.Contract;

namespace Djrill.Net.Tests.Delivery;

[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(60_000)]
internal sealed class HandlerCallTests : IDisposable
{
    private static readonly TimeSpan Limit = TimeSpan.FromSeconds(15);

    private readonly WatchedTime _time = new();
    private readonly DeliveryHarness _harness;
    private readonly CallContext _context;
    private readonly TaskCompletionSource _begun = new(TaskCreationOptions.RunContinuationsAsynchronously);
    private readonly TaskCompletionSource _release = new(TaskCreationOptions.RunContinuationsAsynchronously);

    public HandlerCallTests()
    {
        _harness = new(time: _time);
        _context = _harness.Call();
    }

    private IEnumerable<string> Late => _harness.Logs.Own.Where(static entry => entry.Id == 8).Select(static entry => entry.Exception!.Message);

    public void Dispose()
    {
        _release.TrySetResult();
        _context.Runner.Dispose();
        _harness.Dispose();
    }

    [Test]
    public async Task Exception_IsTheResult([Values] bool isAsync)
    {
        var failure = new InvalidOperationException();
        var result = await CallAsync(_ => isAsync ? Task.FromException(failure) : throw failure);

        Assert.That((result.Outcome, result.Exceptions.Single()), Is.EqualTo((CallOutcome.Failed, failure)));
    }

    [Test]
    public async Task ExceptionAfterAnAwait_IsTheResult()
    {
        var call = CallAsync(async _ =>
        {
            _begun.SetResult();
            await _release.Task;
            throw new InvalidOperationException("later");
        });
        await _begun.Task;
        _release.SetResult();

        Assert.That((await call).Exceptions.Single().Message, Is.EqualTo("later"));
    }

    [Test]
    public async Task CancellationOfItsOwn_IsAFailure() =>
        Assert.That((await CallAsync(static _ => throw new OperationCanceledException())).Outcome, Is.EqualTo(CallOutcome.Failed));

    [Test]
    public async Task HandlerThatReturnsNull_HasFailed() =>
        Assert.That((await CallAsync(static _ => null!)).Exceptions.Single().Message, Does.EndWith("returned null. Return a task."));

    [Test]
    public async Task Call_BeginsOnlyWhenItIsAwaited()
    {
        var begun = false;
        var call = DeliveryHarness.Call(_context, _ =>
        {
            begun = true;
            return Task.CompletedTask;
        }).RunAsync();
        var before = begun;

        await call;

        Assert.That((before, begun), Is.EqualTo((false, true)));
    }

    [Test]
    public void Handler_RunsNeitherOnTheCallersThreadNorInItsContext()
    {
        var own = Environment.CurrentManagedThreadId;
        var (context, thread) = (new SynchronizationContext(), own);
        var previous = SynchronizationContext.Current;
        SynchronizationContext.SetSynchronizationContext(context);
        try
        {
            CallAsync(_ =>
            {
                (context, thread) = (SynchronizationContext.Current, Environment.CurrentManagedThreadId);
                return Task.CompletedTask;
            }).Wait(); // This thread waits, so the pool has another.
        }
        finally
        {
            SynchronizationContext.SetSynchronizationContext(previous);
        }

        Assert.That(context, Is.Null);
        Assert.That(thread, Is.Not.EqualTo(own));
    }

    [Test]
    public async Task CallsThatEndAtOnce_ShareAThreadAndATimer()
    {
        var threads = new List<int>();
        for (var i = 0; i < 100; i++)
        {
            await DeliveryHarness.Call(_context, _ =>
            {
                threads.Add(Environment.CurrentManagedThreadId);
                return Task.CompletedTask;
            }).RunAsync();
        }

        Assert.That((threads.Distinct().Count(), _time.Created), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task WhatAHandlerSetsInItsFlow_IsNotSeenByTheNext()
    {
        var flow = new AsyncLocal<string>();
        var seen = new List<(string?, SynchronizationContext?)>();
        for (var i = 0; i < 2; i++)
        {
            await DeliveryHarness.Call(_context, _ =>
            {
                seen.Add((flow.Value, SynchronizationContext.Current));
                flow.Value = "left behind";
                SynchronizationContext.SetSynchronizationContext(new());
                return Task.CompletedTask;
            }).RunAsync();
            seen.Add((flow.Value, SynchronizationContext.Current));
        }

        Assert.That(seen, Has.Count.EqualTo(4).And.All.EqualTo(((string?)null, (SynchronizationContext?)null)));
    }

    [Test]
    public async Task Handler_SeesTheFlowOfItsBatchAndItsDelivery()
    {
        var flow = new AsyncLocal<string> { Value = "batch" };
        (string?, MandrillDelivery) seen = default;
        await CallAsync(_ =>
        {
            seen = (flow.Value, MandrillDelivery.Current);
            return Task.CompletedTask;
        });

        Assert.That(seen, Is.EqualTo(("batch", _context.Delivery)));
    }

    [Test]
    public async Task HandlerThatBlocks_IsLeftBehindAndTheBatchGoesOnOnce()
    {
        var (ended, next) = (new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously), 0);
        async Task<CallOutcome> DeliverAsync()
        {
            var result = await DeliveryHarness.Call(_context, _ =>
            {
                _begun.SetResult();
                Block();
                ended.SetResult();
                throw new InvalidOperationException("late");
            }).RunAsync();
            await DeliveryHarness.Call(_context, _ =>
            {
                next++;
                return Task.CompletedTask;
            }).RunAsync();
            return result.Outcome;
        }

        var batch = DeliverAsync();
        await _begun.Task;
        _time.Advance(Limit - TimeSpan.FromTicks(1));
        var early = batch.IsCompleted;
        _time.Advance(TimeSpan.FromTicks(1));
        var outcome = await batch;
        _release.SetResult();
        await ended.Task;

        Assert.That((early, outcome), Is.EqualTo((false, CallOutcome.TimedOut)));
        Assert.That(() => Late, Is.EqualTo(["late"]).After(10_000, 10));
        Assert.That(next, Is.EqualTo(1));
    }

    [Test]
    public async Task TimeLimit_IsCountedFromTheBeginningOfEachCall()
    {
        await CallAsync(_ =>
        {
            _time.Advance(TimeSpan.FromSeconds(10));
            return Task.CompletedTask;
        });
        var call = HangAsync();
        await _begun.Task;
        _time.Advance(Limit - TimeSpan.FromTicks(1));
        var early = call.IsCompleted;
        _time.Advance(TimeSpan.FromTicks(1));

        Assert.That((early, (await call).Outcome), Is.EqualTo((false, CallOutcome.TimedOut)));
    }

    [Test]
    public async Task TimeLimit_HoldsForTheCallAfterOneThatWasGivenUp()
    {
        var first = HangAsync();
        await _begun.Task;
        _time.Advance(Limit);
        await first;
        var begun = new TaskCompletionSource(TaskCreationOptions.RunContinuationsAsynchronously);
        var second = CallAsync(_ =>
        {
            begun.SetResult();
            return _release.Task;
        });
        await begun.Task;
        _time.Advance(Limit);

        Assert.That((await second).Outcome, Is.EqualTo(CallOutcome.TimedOut));
    }

    [Test]
    public async Task Token_IsCancelledAtTheLimitOfItsOwnCallOnly()
    {
        var tokens = new List<CancellationToken>();
        await CallAsync(token =>
        {
            tokens.Add(token);
            return Task.CompletedTask;
        });
        var call = HangAsync(tokens.Add);
        await _begun.Task;
        var before = tokens[1].IsCancellationRequested;
        _time.Advance(Limit);
        await call;

        Assert.That((before, tokens[0].IsCancellationRequested, tokens[1].IsCancellationRequested), Is.EqualTo((false, false, true)));
    }

    [Test]
    public async Task HandlerThatObeysItsTokenTooLate_IsNotLogged()
    {
        Task? work = null;
        var call = CallAsync(token =>
        {
            work = Task.Delay(Timeout.Infinite, token);
            _begun.SetResult();
            return work;
        });
        await _begun.Task;
        _time.Advance(Limit);
        await call;
        await work!.ContinueWith(static _ => { }, TaskScheduler.Default);

        Assert.That(((await call).Outcome, Late.Count()), Is.EqualTo((CallOutcome.TimedOut, 0)));
    }

    // A task, and no other lock: the thread pool knows that its thread is lost, and starts another at once.
    private void Block() => _release.Task.Wait(CancellationToken.None);

    private Task<CallResult> HangAsync(Action<CancellationToken>? note = null) => CallAsync(token =>
    {
        note?.Invoke(token);
        _begun.SetResult();
        return _release.Task;
    });

    private Task<CallResult> CallAsync(Func<CancellationToken, Task> handle) => DeliveryHarness.Call(_context, handle).RunAsync().AsTask();
}
