namespace Djrill.Net.Chaos;

/// <summary>Reads what the tables of the inbox say at the end. The columns are part of the package's contract.</summary>
internal static class StoreFacts
{
    private const string Prefix = "mandrill_";

    /// <summary>Counts the events that are pending or being retried.</summary>
    public static Task<long> CountUnsettledAsync(ChaosStore store) => CountAsync(store, $"FROM {Prefix}events WHERE state IN (0, 1)");

    public static Task<long> CountDeadAsync(ChaosStore store) => CountAsync(store, $"FROM {Prefix}deliveries WHERE state = 2");

    /// <summary>Describes the dead letters, for the person who looks into a finding.</summary>
    public static Task<IReadOnlyList<string>> DescribeDeadAsync(ChaosStore store) => store.QueryAsync<string>(
        "SELECT event_id || ' ' || recipient || ', crashes ' || crashes || ', attempts ' || attempts || ', ' "
        + $"|| COALESCE(error_type, 'no error') FROM {Prefix}deliveries WHERE state = 2 ORDER BY event_id");

    /// <summary>Counts the effects of each event.</summary>
    public static async Task<Dictionary<string, int>> CountEffectsAsync(ChaosStore store) =>
        (await store.QueryAsync<string>($"SELECT event FROM {LedgerHandler.Effects}")).CountBy(static id => id).ToDictionary();

    private static async Task<long> CountAsync(ChaosStore store, string from) =>
        (await store.QueryAsync<long>($"SELECT count(*) {from}"))[0];
}
