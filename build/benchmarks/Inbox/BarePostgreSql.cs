using Npgsql;

namespace Djrill.Net.Benchmarks.Inbox;

/// <summary>PostgreSQL: one statement with arrays for 1000 rows, two at once.</summary>
internal sealed class BarePostgreSql : BareInsert
{
    private readonly NpgsqlDataSource _source;

    public BarePostgreSql(string connectionString)
    {
        _source = NpgsqlDataSource.Create(connectionString);
        using var create = _source.CreateCommand(CreateTable);
        create.ExecuteNonQuery();
    }

    protected override int Writers => 2;

    public override ValueTask DisposeAsync() => _source.DisposeAsync();

    protected override async Task InsertAsync(int writer, BareRow[] rows)
    {
        await using var command = _source.CreateCommand("""
            INSERT INTO bare SELECT id, time, '', key, 0, 'click', recipient, message, json
            FROM unnest(@id, @time, @key, @recipient, @message, @json) AS r (id, time, key, recipient, message, json)
            """);
        command.Parameters.AddWithValue("id", Array.ConvertAll(rows, static row => row.Id));
        command.Parameters.AddWithValue("time", Array.ConvertAll(rows, static row => row.KeyTime));
        command.Parameters.AddWithValue("key", Array.ConvertAll(rows, static row => row.Key));
        command.Parameters.AddWithValue("recipient", Array.ConvertAll(rows, static row => row.Recipient));
        command.Parameters.AddWithValue("message", Array.ConvertAll(rows, static row => row.MessageId));
        command.Parameters.AddWithValue("json", Array.ConvertAll(rows, static row => row.Json));
        await command.ExecuteNonQueryAsync();
    }
}
