using Djrill.Net.Delivery;

namespace Djrill.Net.Tests.Delivery;

internal sealed class SignalScopeTests
{
    [Test]
    public async Task FlowWithoutAScope_HasThatOfTheProcess()
    {
        Task<SignalScope> task;
        using (ExecutionContext.SuppressFlow())
        {
            task = Task.Run(static () => SignalScope.Current);
        }

        Assert.That(await task, Is.SameAs(SignalScope.Process));
    }

    [Test]
    public async Task Scope_HoldsTheSubscriptionsOfItsFlow()
    {
        var (scope, outer) = (new SignalScope(), SignalScope.Current);
        await Task.Run(() =>
        {
            SignalScope.Current = scope;
            MandrillSignals.WebhookEvent += Listen;
            MandrillSignals.EventDeadLettered += Listen;
        });

        Assert.That(
            (scope.Subscribers?.GetInvocationList().Length, scope.DeadLetterSubscribers?.GetInvocationList().Length),
            Is.EqualTo((1, 1)));
        Assert.That(SignalScope.Current, Is.SameAs(outer), "the scope of a task is its own");
    }

    [Test]
    public async Task Unsubscription_RemovesFromTheScopeOfItsFlow()
    {
        var scope = new SignalScope();
        scope.WebhookEvent += Listen;
        scope.EventDeadLettered += Listen;
        await Task.Run(() =>
        {
            SignalScope.Current = scope;
            MandrillSignals.WebhookEvent -= Listen;
            MandrillSignals.EventDeadLettered -= Listen;
        });

        Assert.That((scope.Subscribers, scope.DeadLetterSubscribers), Is.EqualTo(((object?)null, (object?)null)));
    }

    [Test]
    public void Clear_RemovesAllSubscriptions()
    {
        var scope = new SignalScope();
        scope.WebhookEvent += Listen;
        scope.EventDeadLettered += Listen;

        scope.Clear();

        Assert.That((scope.Subscribers, scope.DeadLetterSubscribers), Is.EqualTo(((object?)null, (object?)null)));
    }

    private static void Listen(object? sender, EventArgs e)
    {
    }
}
