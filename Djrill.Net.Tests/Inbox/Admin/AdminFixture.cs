using Djrill.Net.Inbox;
using Djrill.Net.Testing;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Inbox.Admin;

/// <summary>Gives each test an inbox of its own on a real database.</summary>
[TestFixture(StoreKind.Sqlite)]
[TestFixture(StoreKind.PostgreSql)]
internal abstract class AdminFixture(StoreKind kind)
{
    protected static readonly DeliveryError Timeout = new("System.TimeoutException", "too late", "Shop.Mail.SendAsync");

    protected static readonly DeliveryError Conflict = new("System.InvalidOperationException", "twice", "Shop.Orders.Save");

    protected StoreKind Kind => kind;

    protected TestStore Store { get; private set; } = null!; // Set before each test.

    protected RunningEvents Running { get; private set; } = null!;

    protected MandrillInbox Inbox { get; private set; } = null!;

    protected InboxSeed Seed { get; private set; } = null!;

    protected static CancellationToken Token => TestContext.CurrentContext.CancellationToken;

    [SetUp]
    public async Task OpenInboxAsync()
    {
        Store = await TestStore.CreateAsync(kind);
        Running = new RunningEvents();
        Inbox = new SqlInbox(Store.Engine, Store.Events, Running, new OneHandler());
        Seed = new InboxSeed(Store);
        await Store.Events.OpenAsync(Token);
    }

    [TearDown]
    public async Task CloseInboxAsync() => await Store.DisposeAsync();

    /// <summary>Lists the ids of the first page of a query.</summary>
    protected async Task<List<long>> ListAllAsync(MandrillInboxQuery query)
    {
        var page = await Inbox.ListAsync(query, Token);
        return [.. page.Entries.Select(static entry => entry.Id)];
    }

    /// <summary>Registers a worker that holds all lanes.</summary>
    protected async Task HoldAllLanesAsync(string owner)
    {
        var lanes = new SqlLaneStore(Store.Engine, TimeSpan.FromMinutes(10));
        await lanes.RegisterAsync(owner, "machine/1", Token);
        await lanes.TakeAsync(owner, 0, Token);
    }

    /// <summary>Stores a batch of open events.</summary>
    protected async Task<IReadOnlyList<long>> StoreOpensAsync(int count) =>
        await Seed.StoreAsync("", [.. Enumerable.Range(0, count).Select(static _ => MandrillSamples.Open())]);

    /// <summary>Reads the open deliveries that are due, in the order of their events.</summary>
    protected async Task<IReadOnlyList<(long Id, string Handler)>> DueAsync() => await Store.QueryAsync(
        $"SELECT event_id, recipient FROM {Store.Tables.Deliveries} WHERE state = 0 AND due <= {Store.Engine.Now} ORDER BY event_id",
        static row => (row.GetInt64(0), row.GetString(1)));
}
