using Djrill.Net.Events;
using Djrill.Net.Inbox;
using Djrill.Net.Tests.Inbox.Sql;

namespace Djrill.Net.Tests.Inbox.Admin;

/// <summary>Stores events as the inbox does, and brings them into the states that a worker would.</summary>
internal sealed class InboxSeed(TestStore store)
{
    private TableNames Tables => store.Tables;

    /// <summary>Stores one batch.</summary>
    /// <returns>The ids of the events.</returns>
    public async Task<IReadOnlyList<long>> StoreAsync(string webhook, params IReadOnlyList<MandrillEvent> events)
    {
        var before = await store.ScalarAsync<long?>($"SELECT max(id) FROM {Tables.Events}") ?? 0;
        await store.Events.StoreAsync(EventBatch.Of(webhook, events), TestContext.CurrentContext.CancellationToken);
        return await store.QueryAsync($"SELECT id FROM {Tables.Events} WHERE id > {before} ORDER BY id", static row => row.GetInt64(0));
    }

    /// <summary>Stores one event in a batch of its own.</summary>
    public async Task<long> StoreOneAsync(MandrillEvent mandrillEvent, string webhook = "") => (await StoreAsync(webhook, mandrillEvent))[0];

    public Task SettleAsync(EventState state, params IEnumerable<long> ids) => store.ExecuteAsync(
        $"UPDATE {Tables.Events} SET state = {(int)state}, settled = received + 1000, outcome = '{Outcome(state)}' WHERE id IN ({Join(ids)})");

    /// <summary>Keeps a delivery. Its event has to be settled apart.</summary>
    public Task DeliverAsync(long id, string handler, DeliveryState state, DeliveryError? error = null) => store.ExecuteAsync($"""
        INSERT INTO {Tables.Deliveries} (event_id, recipient, lane, state, version, round, attempts, crashes, due, error_type, error_message,
            error_frame, failure_group, created, updated)
        SELECT id, '{handler}', lane, {(int)state}, 3, 0, 16, 1, received + 86400000, {Text(error?.Type)}, {Text(error?.Message)},
            {Text(error?.Frame)}, {(error is null ? "NULL" : FailureGroup.Of(handler, error))}, received, {store.Engine.Now}
        FROM {Tables.Events} WHERE id = {id}
        """);

    /// <summary>Makes events dead: one handler has failed.</summary>
    public async Task KillAsync(string handler, DeliveryError error, params IEnumerable<long> ids)
    {
        foreach (var id in ids)
        {
            await DeliverAsync(id, handler, DeliveryState.Dead, error);
        }

        await SettleAsync(EventState.Dead, ids);
    }

    /// <summary>Reads the rows of an event's deliveries.</summary>
    public Task<IReadOnlyList<StoredDelivery>> DeliveriesOfAsync(long id) => store.QueryAsync(
        $"SELECT recipient, state, version, attempts, crashes, round FROM {Tables.Deliveries} WHERE event_id = {id} ORDER BY recipient",
        static row => new StoredDelivery(
            row.GetString(0), (DeliveryState)row.GetInt32(1), row.GetInt32(2), row.GetInt32(3), row.GetInt32(4), row.GetInt32(5)));

    public async Task<EventState> StateOfAsync(long id) =>
        (EventState)await store.ScalarAsync<int>($"SELECT state FROM {Tables.Events} WHERE id = {id}");

    private static string Join(IEnumerable<long> ids) => string.Join(", ", ids);

    private static string Text(string? text) => text is null ? "NULL" : $"'{text}'";

    private static string Outcome(EventState state) => state switch
    {
        EventState.Handled => "handled",
        EventState.Ignored => "ignored",
        _ => "dead",
    };
}
