extern alias chaos;

using System.Data.Common;
using chaos::Djrill.Net.Chaos.Database;

namespace Djrill.Net.Tests.Contract.StoreCalls;

/// <summary>An empty database for one trial. Its effects have no unique key.</summary>
internal sealed record TrialStore(MandrillInboxEngine Engine, string? Schema, string ConnectionString, Func<DbConnection> Connect)
{
    public string Effects => Name("effects");

    public Task CreateEffectsAsync() => QueryAsync<int>(
        (Schema is null ? "" : $"CREATE SCHEMA {Schema}; ") + $"CREATE TABLE {Effects} (event text NOT NULL); SELECT 1");

    public DbDataSource Decorate(StoreInterceptor interceptor) => new DecoratedDataSource(ConnectionString, Connect, interceptor);

    public async Task<long> CountUnsettledAsync() =>
        (await QueryAsync<long>($"SELECT count(*) FROM {Name("mandrill_events")} WHERE state IN (0, 1)"))[0];

    public async Task<long> CountDeadAsync() =>
        (await QueryAsync<long>($"SELECT count(*) FROM {Name("mandrill_deliveries")} WHERE state = 2"))[0];

    public Task<List<string>> ReadEffectsAsync() => QueryAsync<string>($"SELECT event FROM {Effects} ORDER BY event");

    private string Name(string table) => Schema is null ? table : $"{Schema}.{table}";

    private async Task<List<T>> QueryAsync<T>(string sql)
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await using var reader = await command.ExecuteReaderAsync();
        var values = new List<T>();
        while (await reader.ReadAsync())
        {
            values.Add(await reader.GetFieldValueAsync<T>(0));
        }

        return values;
    }
}
