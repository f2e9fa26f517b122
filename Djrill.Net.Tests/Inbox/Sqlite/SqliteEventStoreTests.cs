using System.Data.Common;
using Djrill.Net.Inbox;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Inbox.Sqlite;

/// <summary>The writer of batches.</summary>
internal sealed class SqliteEventStoreTests
{
    [Test]
    public async Task CallerThatGivesUp_IsSkipped()
    {
        await using var file = await SqliteFile.OpenAsync();
        using var source = new CancellationTokenSource();
        var gate = await file.Engine.TakeWriteGateAsync(Timeout.InfiniteTimeSpan, CancellationToken.None);
        var impatient = file.Events.StoreAsync(TestBatch.Of(TestBatch.Event()), source.Token);
        await source.CancelAsync();
        await Assert.ThatAsync(() => impatient, Throws.InstanceOf<OperationCanceledException>()); // Only now is the batch dropped.
        gate.Dispose();

        await file.Events.StoreAsync(TestBatch.Of(TestBatch.Event()), CancellationToken.None);
        Assert.That(await file.CountAsync("events"), Is.EqualTo(1));
    }

    [Test]
    public async Task GateThatIsHeldForTooLong_FailsTheBatchAndNotTheStore()
    {
        await using var file = await SqliteFile.OpenAsync(storeTimeout: TimeSpan.FromMilliseconds(200));
        using (await file.Engine.TakeWriteGateAsync(Timeout.InfiniteTimeSpan, CancellationToken.None))
        {
            await Assert.ThatAsync(
                () => file.Events.StoreAsync(TestBatch.Of(TestBatch.Event()), CancellationToken.None),
                Throws.InstanceOf<DbException>().With.Message.Contains("'StoreTimeout' (00:00:00.2000000)"));
        }

        // The writer was before this session in the queue.
        await using var session = await file.Engine.OpenAsync(SqlAccess.Write, CancellationToken.None);
        Assert.That(await file.CountAsync("events"), Is.Zero);
    }

    [Test]
    public async Task KnownBatch_WritesNothing()
    {
        await using var file = await SqliteFile.OpenAsync();
        var batch = TestBatch.Of(TestBatch.Events(3));
        await file.Events.StoreAsync(batch, CancellationToken.None);
        var before = WalFile.CountCommits(file.Engine.Path);

        var stored = await file.Events.StoreAsync(batch, CancellationToken.None);

        Assert.That((stored, WalFile.CountCommits(file.Engine.Path)), Is.EqualTo((0, before)));
    }

    // As after a restored 'meta'. Skipping the event would lose it; an error makes Mandrill send it again.
    [Test]
    public async Task IdThatIsTaken_IsAnErrorAndNotADuplicate()
    {
        await using var file = await SqliteFile.OpenAsync();
        await file.Events.StoreAsync(TestBatch.Of(TestBatch.Event()), CancellationToken.None);
        await file.ExecuteAsync("UPDATE mandrill_meta SET last_batch = 0; DELETE FROM mandrill_batches");

        await Assert.ThatAsync(
            () => file.Events.StoreAsync(TestBatch.Of(TestBatch.Event()), CancellationToken.None), Throws.InstanceOf<DbException>());
    }

    [Test]
    public async Task AnotherProcess_SharesTheNumbers()
    {
        await using var file = await SqliteFile.OpenAsync();
        using var engine = new SqliteEngine(
            static () => new TestConnection(),
            $"Data Source={file.Engine.Path}",
            file.Folder,
            file.Engine.Tables,
            file.Engine.StoreTimeout);
        await using var other = new SqliteEventStore(engine, SqliteFile.Owner, createsTables: true);
        await other.OpenAsync(CancellationToken.None);

        for (var round = 0; round < 3; round++)
        {
            await file.Events.StoreAsync(TestBatch.Of(TestBatch.Event()), CancellationToken.None);
            await other.StoreAsync(TestBatch.Of(TestBatch.Event()), CancellationToken.None);
        }

        Assert.That(await file.ScalarAsync("SELECT count(*) FROM mandrill_batches WHERE batch BETWEEN 1 AND 6"), Is.EqualTo(6));
    }

    [Test]
    public async Task Disposal_WritesWhatWaits()
    {
        await using var file = await SqliteFile.OpenAsync();
        var gate = await file.Engine.TakeWriteGateAsync(Timeout.InfiniteTimeSpan, CancellationToken.None);
        var waiting = file.Events.StoreAsync(TestBatch.Of(TestBatch.Event()), CancellationToken.None);
        var disposal = file.Events.DisposeAsync();
        gate.Dispose();
        await disposal;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await waiting, Is.EqualTo(1));
            await Assert.ThatAsync(
                () => file.Events.StoreAsync(TestBatch.Of(TestBatch.Event()), CancellationToken.None),
                Throws.InstanceOf<DbException>().With.Message.Contains("stopping"));
        }
    }
}
