using System.Data.Common;

namespace Djrill.Net.Chaos;

/// <summary>The database of a run, on a small disk where the machine allows one.</summary>
internal abstract class ChaosStore(SmallDisk disk) : IAsyncDisposable
{
    public abstract MandrillInboxEngine Engine { get; }

    /// <summary>Gets the connection string of the servers.</summary>
    public abstract string ConnectionString { get; }

    public SmallDisk Disk => disk;

    /// <summary>Gets the times in which the store did not answer.</summary>
    public List<Interval> Away { get; } = [];

    public static async Task<ChaosStore> StartAsync(MandrillInboxEngine engine, string folder)
    {
        var disk = await SmallDisk.MountAsync(Path.Combine(folder, "disk"));
        ChaosStore store = engine == MandrillInboxEngine.Sqlite ? new SqliteStore(disk) : await PostgreSqlStore.StartAsync(disk);
        await store.ExecuteAsync($"CREATE TABLE {LedgerHandler.Effects} (event text NOT NULL)");
        return store;
    }

    /// <summary>Makes the store answer again after its disk was full, if it does not do so itself.</summary>
    public virtual Task RecoverAsync() => Task.CompletedTask;

    /// <summary>Reads a column of numbers or texts, past the decorators and the proxy.</summary>
    public async Task<IReadOnlyList<T>> QueryAsync<T>(string sql)
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

    public async ValueTask DisposeAsync()
    {
        await StopAsync();
        await disk.DisposeAsync();
    }

    protected virtual Task StopAsync() => Task.CompletedTask;

    /// <summary>Creates a connection that no fault touches.</summary>
    protected abstract DbConnection Connect();

    private async Task ExecuteAsync(string sql)
    {
        await using var connection = Connect();
        await connection.OpenAsync();
        await using var command = connection.CreateCommand();
        command.CommandText = sql;
        await command.ExecuteNonQueryAsync();
    }
}
