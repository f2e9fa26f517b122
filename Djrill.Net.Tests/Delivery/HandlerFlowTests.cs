namespace Djrill.Net.Tests.Delivery;

/// <summary>On which thread and in which flow a handler is called.</summary>
internal sealed class HandlerFlowTests : HandlerCallFixture
{
    [Test]
    public async Task Call_BeginsOnlyWhenItIsAwaited()
    {
        var begun = false;
        var call = DeliveryHarness.Call(Context, _ =>
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
        var created = Time.Created;
        for (var i = 0; i < 100; i++)
        {
            await DeliveryHarness.Call(Context, _ =>
            {
                threads.Add(Environment.CurrentManagedThreadId);
                return Task.CompletedTask;
            }).RunAsync();
        }

        Assert.That((threads.Distinct().Count(), Time.Created - created), Is.EqualTo((1, 1)));
    }

    [Test]
    public async Task WhatAHandlerSetsInItsFlow_IsNotSeenByTheNext()
    {
        var flow = new AsyncLocal<string>();
        var seen = new List<(string?, SynchronizationContext?)>();
        for (var i = 0; i < 2; i++)
        {
            await DeliveryHarness.Call(Context, _ =>
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

        Assert.That(seen, Is.EqualTo(("batch", Context.Delivery)));
    }
}
