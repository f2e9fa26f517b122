using Djrill.Net.Inbox;
using Djrill.Net.Testing;
using Djrill.Net.Tests.Inbox.Sql;
using Microsoft.EntityFrameworkCore;

namespace Djrill.Net.Tests.Inbox.Admin;

/// <summary>The way of docs/inbox.md to use a call's transaction with Entity Framework Core.</summary>
internal sealed class EntityFrameworkTests
{
    [TestCase(true, 1)]
    [TestCase(false, 0)]
    public async Task SavedWork_IsCommittedOrRolledBackWithTheOutcome(bool isCommitted, int expected)
    {
        await using var store = await TestStore.CreateAsync(StoreKind.Sqlite);
        await store.Events.OpenAsync(CancellationToken.None);
        await store.ExecuteAsync("CREATE TABLE Bounces (Id INTEGER PRIMARY KEY, Address TEXT)");
        var id = await new InboxSeed(store).StoreOneAsync(MandrillSamples.Open());

        await using (var call = await store.Engine.BeginCallAsync(CancellationToken.None))
        {
            await SaveAsync(call);
            if (isCommitted)
            {
                var outcome = new TransactionOutcome(id, Source: null, "H1", RowVersion: null, Attempts: 1, Round: 0);
                Assert.That(await call.CommitAsync([outcome], CancellationToken.None), Is.EqualTo(CallCommit.Committed));
            }
        }

        using (Assert.EnterMultipleScope())
        {
            Assert.That(await store.ScalarAsync<long>("SELECT count(*) FROM Bounces WHERE Address = 'ann@example.com'"), Is.EqualTo(expected));
            Assert.That(await store.ScalarAsync<long>($"SELECT count(*) FROM {store.Tables.Deliveries} WHERE state = 1"), Is.EqualTo(expected));
        }
    }

    private static async Task SaveAsync(ICallTransaction call)
    {
        await using var shop = new ShopContext(new DbContextOptionsBuilder<ShopContext>().UseSqlite().Options);
        shop.Database.SetDbConnection(call.Transaction.Connection);
        await shop.Database.UseTransactionAsync(call.Transaction);
        shop.Bounces.Add(new Bounce { Address = "ann@example.com" });
        await shop.SaveChangesAsync();
    }

    private sealed class Bounce
    {
        public int Id { get; init; }

        public string? Address { get; init; }
    }

    private sealed class ShopContext(DbContextOptions<ShopContext> options) : DbContext(options)
    {
        public DbSet<Bounce> Bounces => Set<Bounce>();
    }
}
