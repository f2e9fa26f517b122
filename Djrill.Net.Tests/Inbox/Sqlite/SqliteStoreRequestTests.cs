using System.Runtime.CompilerServices;
using Djrill.Net.Inbox;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Inbox.Sqlite;

/// <summary>A request whose caller gives up while the writer waits for the gate.</summary>
internal sealed class SqliteStoreRequestTests
{
    [Test]
    public async Task CallerThatGivesUp_ReleasesTheBatch([Values] bool isCanceled)
    {
        var (request, batch) = Create();
        using var cancellation = new CancellationTokenSource();
        if (isCanceled)
        {
            await cancellation.CancelAsync();
        }

        await Assert.ThatAsync(() => request.WaitAsync(TimeSpan.Zero, cancellation.Token), Throws.Exception);
        GC.Collect();
        GC.WaitForPendingFinalizers();
        GC.Collect();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(batch.IsAlive, Is.False);
            Assert.That(request.TryBegin(), Is.False, "the writer skips it");
        }
    }

    [Test]
    public async Task BatchThatTheWriterHasBegun_IsKept()
    {
        var (request, _) = Create();
        var isBegun = request.TryBegin();

        await Assert.ThatAsync(() => request.WaitAsync(TimeSpan.Zero, CancellationToken.None), Throws.TypeOf<SqliteStoreException>());

        Assert.That((isBegun, request.Batch.Events.Count), Is.EqualTo((true, 1)));
    }

    // A method of its own, so that no local variable keeps the batch.
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static (SqliteStoreRequest Request, WeakReference Batch) Create()
    {
        var batch = TestBatch.Of(TestBatch.Event());
        return (new(batch), new(batch));
    }
}
