using Djrill.Net.Inbox;
using Djrill.Net.Tests.Inbox.Sql;
using Npgsql;

namespace Djrill.Net.Tests.Inbox.Admin;

internal sealed class EventChunksTests(StoreKind kind) : AdminFixture(kind)
{
    private EventChunks Chunks => new(Store.Engine, new EventPages(Store.Engine));

    [TestCase("40P01")]
    [TestCase("40001")]
    public async Task ChunkThatTheDatabaseRolledBack_IsRepeatedOnce(string state)
    {
        var ids = await StoreOpensAsync(2);
        var calls = 0;

        var changed = await Chunks.ChangeAsync(
            ids, (_, chunk) => ++calls == 1 ? throw ConflictOf(state) : Task.FromResult(chunk.Count), Token);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((changed, calls), Is.EqualTo((2, 2)));
            await Assert.ThatAsync(
                () => Chunks.ChangeAsync(ids, (_, _) => throw ConflictOf(state), Token), Throws.TypeOf<PostgresException>());
        }
    }

    [Test]
    public async Task LargeEvents_AreChangedInChunksOfTheirOwn()
    {
        var ids = await StoreOpensAsync(3);
        await Store.ExecuteAsync($"UPDATE {Store.Tables.Events} SET size = 20000000");
        var chunks = new List<int>();

        await Chunks.ChangeAsync(
            ids,
            (_, chunk) =>
            {
                chunks.Add(chunk.Count);
                return Task.FromResult(chunk.Count);
            },
            Token);

        Assert.That(chunks, Is.EqualTo([1, 1, 1]));
    }

    private static PostgresException ConflictOf(string state) => new("conflict", "ERROR", "ERROR", state);
}
