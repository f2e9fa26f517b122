using System.Data.Common;
using Djrill.Net.Inbox;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Inbox.Sqlite;

/// <summary>Batches that are begun while the gate is taken wait, so they become one group.</summary>
internal sealed class SqliteGroupTests
{
    private static readonly InboxRow Faulty = TestBatch.Event() with { Key = null! }; // The column takes no null.

    [Test]
    public async Task WaitingBatches_AreCommittedTogether()
    {
        await using var file = await SqliteFile.OpenAsync();
        var before = WalFile.CountCommits(file.Engine.Path);

        await WhileGateIsTakenAsync(file, [.. Enumerable.Range(0, 50).Select(static _ => TestBatch.Of(TestBatch.Events(10)))]);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(WalFile.CountCommits(file.Engine.Path), Is.EqualTo(before + 1));
            Assert.That(await file.CountAsync("events"), Is.EqualTo(500));
            Assert.That(await file.ScalarAsync("SELECT count(*) FROM mandrill_batches WHERE batch BETWEEN 1 AND 50"), Is.EqualTo(50));
            Assert.That(await file.ScalarAsync("SELECT last_batch FROM mandrill_meta"), Is.EqualTo(50));
        }
    }

    [TestCase(1000, 200, 2)] // Rows: two batches reach 2,000.
    [TestCase(2, 5_000_000, 2)] // Bytes: one batch reaches 8 MB.
    [TestCase(2, 3_000_000, 1)]
    public async Task LargeGroup_Ends(int rows, int bytes, int commits)
    {
        await using var file = await SqliteFile.OpenAsync();
        var before = WalFile.CountCommits(file.Engine.Path);
        var batches = Enumerable.Range(0, rows == 1000 ? 3 : 2)
            .Select(_ => TestBatch.Of([.. TestBatch.Events(rows).Select(row => row with { Json = new byte[bytes] })])).ToArray();

        await WhileGateIsTakenAsync(file, batches);

        Assert.That(WalFile.CountCommits(file.Engine.Path), Is.EqualTo(before + commits));
    }

    [Test]
    public async Task BatchThatFails_FailsNoOther()
    {
        await using var file = await SqliteFile.OpenAsync();

        var stores = await WhileGateIsTakenAsync(
            file,
            TestBatch.Of(TestBatch.Events(2)),
            TestBatch.Of(TestBatch.Event(), Faulty with { Index = 1 }),
            TestBatch.Of(TestBatch.Events(3)));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((await stores[0], await stores[2]), Is.EqualTo((2, 3)));
            await Assert.ThatAsync(() => stores[1], Throws.InstanceOf<DbException>());
            Assert.That(await file.CountAsync("events"), Is.EqualTo(5));
            Assert.That(await file.CountAsync("bodies"), Is.EqualTo(5));
            Assert.That(await file.CountAsync("batches"), Is.EqualTo(2));
        }
    }

    [Test]
    public async Task CommitOfUnknownResult_FailsTheWholeGroup()
    {
        var failures = 1;
        await using var file = await SqliteFile.OpenAsync(() => new TestConnection
        {
            Executed = sql =>
            {
                if (sql == "COMMIT" && failures-- > 0)
                {
                    throw new IOException("The disk is gone.");
                }
            },
        });

        var batch = TestBatch.Of(TestBatch.Event());
        var stores = await WhileGateIsTakenAsync(file, batch, TestBatch.Of(TestBatch.Event()));

        using (Assert.EnterMultipleScope())
        {
            await Assert.ThatAsync(() => stores[0], Throws.TypeOf<IOException>());
            await Assert.ThatAsync(() => stores[1], Throws.TypeOf<IOException>());
            Assert.That(await file.Events.StoreAsync(batch, CancellationToken.None), Is.Zero, "It was kept: the commit had succeeded.");
        }
    }

    private static async Task<Task<int>[]> WhileGateIsTakenAsync(SqliteFile file, params InboxBatch[] batches)
    {
        Task<int>[] stores;
        using (await file.Engine.TakeWriteGateAsync(Timeout.InfiniteTimeSpan, CancellationToken.None))
        {
            stores = [.. batches.Select(batch => file.Events.StoreAsync(batch, CancellationToken.None))];
        }

        await Task.WhenAll(stores).ContinueWith(static _ => { }, TaskScheduler.Default); // Some fail; the tests look at each.
        return stores;
    }
}
