using Djrill.Net.Inbox;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Inbox.Work;

[CancelAfter(60_000)]
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
internal sealed class InboxSignalTests
{
    private readonly InboxSignal _signal = new();
    private readonly FakeTimeProvider _time = new();

    [Test]
    public void NewEvents_AreTakenOnce()
    {
        _signal.NewEvents();

        Assert.That((_signal.TakeNewEvents(), _signal.TakeNewEvents()), Is.EqualTo((true, false)));
    }

    [Test]
    public void Wake_BringsNoNewEvents()
    {
        _signal.Wake();

        Assert.That(_signal.TakeNewEvents(), Is.False);
    }

    [Test]
    public async Task WakeBeforeTheWait_EndsOneWait(CancellationToken cancellationToken)
    {
        _signal.Wake();
        await WaitAsync(cancellationToken);
        var next = WaitAsync(cancellationToken);
        var waits = !next.IsCompleted;
        _time.Advance(TimeSpan.FromSeconds(1));
        await next;

        Assert.That(waits, Is.True);
    }

    [Test]
    public async Task WakeDuringTheWait_EndsIt(CancellationToken cancellationToken)
    {
        var waiting = WaitAsync(cancellationToken);
        _signal.NewEvents();

        await waiting;
    }

    private Task WaitAsync(CancellationToken cancellationToken) => _signal.WaitAsync(TimeSpan.FromSeconds(1), _time, cancellationToken);
}
