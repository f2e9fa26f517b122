using Djrill.Net.Inbox;

namespace Djrill.Net.Tests.Inbox.Sql;

/// <summary>An event that is stored, and a worker that holds its lane.</summary>
internal abstract class OutcomeFixture(StoreKind kind) : StoreFixture(kind)
{
    protected static readonly DeliveryError Error = new("System.TimeoutException", "too late", "Shop.Handler.Handle");

    protected IReadOnlyDictionary<int, HeldLane> Held { get; private set; } = null!; // Set before each test.

    protected long Id { get; private set; }

    [SetUp]
    public async Task StoreEventAsync()
    {
        Held = await HoldAllAsync("a");
        Id = (await Store.StoreAsync(TestBatch.Event()))[0];
    }

    protected static DeliveryResult Open(string recipient) => new(recipient, DeliveryState.Open, 1, 0, 0, TimeSpan.Zero, Error);

    protected static DeliveryResult Dead(string recipient) => Open(recipient) with { State = DeliveryState.Dead };

    protected Task<bool> FinishAsync(DeliverySource? source, params DeliveryResult[] results) =>
        Work.FinishAsync(new EventOutcome(Id, source, "a", Held[7].Fence, results), Token);

    protected async Task<(EventState State, bool IsSettled, string? Outcome)> EventAsync() => (await Store.QueryAsync(
        $"SELECT state, settled, outcome FROM {Store.Tables.Events} WHERE id = {Id}",
        static row => ((EventState)row.GetInt32(0), !row.IsDBNull(1), row.GetText(2))))[0];
}
