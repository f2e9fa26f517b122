using System.Data.Common;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Inbox.PostgreSql;

/// <summary>The numbers of batches after a restore that set their sequence back.</summary>
internal sealed class BatchSequenceTests
{
    [Test]
    public async Task SequenceThatIsBehind_FailsTheBatch_AndLosesNoEvent()
    {
        var token = TestContext.CurrentContext.CancellationToken;
        await using var store = await TestStore.CreateAsync(StoreKind.PostgreSql);
        await store.Events.OpenAsync(token);
        await store.StoreAsync(TestBatch.Event());
        await store.ScalarAsync<long>($"SELECT setval('{store.Tables.BatchSequence}', 1, false)");

        await Assert.ThatAsync(() => store.Events.StoreAsync(TestBatch.Of(TestBatch.Event()), token), Throws.InstanceOf<DbException>());
    }
}
