using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Sql;

/// <summary>Gives each test tables of its own.</summary>
[TestFixture(StoreKind.PostgreSql)]
[TestFixture(StoreKind.PgBouncer)]
[TestFixture(StoreKind.Sqlite)]
internal abstract class StoreFixture(StoreKind kind)
{
    protected static readonly TimeSpan Lease = TimeSpan.FromMinutes(1);

    protected TestStore Store { get; private set; } = null!; // Set before each test.

    protected SqlEngine Engine => Store.Engine;

    protected SqlWorkStore Work => new(Engine);

    protected SqlLaneStore Lanes => new(Engine, Lease);

    /// <summary>Ends a test that hangs.</summary>
    protected static CancellationToken Token => TestContext.CurrentContext.CancellationToken;

    [SetUp]
    public async Task OpenStoreAsync()
    {
        Store = await TestStore.CreateAsync(kind);
        await Store.Events.OpenAsync(Token);
    }

    [TearDown]
    public async Task CloseStoreAsync() => await Store.DisposeAsync();

    /// <summary>Registers a worker that holds all lanes.</summary>
    protected async Task<IReadOnlyDictionary<int, HeldLane>> HoldAllAsync(string owner)
    {
        await Lanes.RegisterAsync(owner, "test", Token);
        var share = await Lanes.TakeAsync(owner, 0, Token);
        return share.Taken.ToDictionary(static lane => lane.Lane);
    }

    /// <summary>Ends the lease of a worker and its lanes.</summary>
    protected Task EndLeaseAsync(string owner) => Store.ExecuteAsync(
        $"""
        UPDATE {Store.Tables.Workers} SET until = 1 WHERE owner = '{owner}';
        UPDATE {Store.Tables.Lanes} SET until = 1 WHERE owner = '{owner}'
        """);

    /// <summary>Lets the lease of a worker end during calls. The worker "next" takes its lanes.</summary>
    protected async Task CrashAsync(string owner, params BegunCall[] begun)
    {
        await Work.BeginAsync(owner, begun, Token);
        await EndLeaseAsync(owner);
        await HoldAllAsync("next");
    }
}
