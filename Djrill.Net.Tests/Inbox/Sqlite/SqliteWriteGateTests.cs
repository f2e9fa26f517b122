using System.Data.Common;
using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Sqlite;

internal sealed class SqliteWriteGateTests
{
    private SqliteWriteGate _gate = null!; // Set before each test.

    [SetUp]
    public void CreateGate() => _gate = new SqliteWriteGate();

    [Test]
    public async Task Waiters_AreServedInTheirOrder()
    {
        var holder = await TakeAsync();
        var waiting = Enumerable.Range(0, 50).Select(_ => TakeAsync()).ToList();

        for (var next = 0; next < waiting.Count; next++)
        {
            holder.Dispose();
            holder = await waiting[next];
            Assert.That(waiting.Count(static waiter => waiter.IsCompleted), Is.EqualTo(next + 1));
        }

        holder.Dispose();
    }

    [Test]
    public async Task Limit_IsNamedWhenItHasPassed()
    {
        using var holder = await TakeAsync();

        await Assert.ThatAsync(
            () => _gate.TakeAsync(TimeSpan.FromMilliseconds(1), CancellationToken.None),
            Throws.InstanceOf<DbException>().With.Message.Contains("'StoreTimeout' (00:00:00.0010000)"));
    }

    [Test]
    public async Task WaiterThatGaveUp_IsPassedOver()
    {
        var holder = await TakeAsync();
        using var source = new CancellationTokenSource();
        var impatient = _gate.TakeAsync(Timeout.InfiniteTimeSpan, source.Token);
        var patient = TakeAsync();

        await source.CancelAsync();
        holder.Dispose();

        await Assert.ThatAsync(() => impatient, Throws.InstanceOf<OperationCanceledException>());
        (await patient).Dispose();
    }

    [Test]
    public async Task SecondDisposal_OpensNothing()
    {
        var first = await TakeAsync();
        first.Dispose();
        using var second = await TakeAsync();

        first.Dispose();

        Assert.That(TakeAsync().IsCompleted, Is.False);
    }

    private Task<IDisposable> TakeAsync() => _gate.TakeAsync(Timeout.InfiniteTimeSpan, CancellationToken.None);
}
