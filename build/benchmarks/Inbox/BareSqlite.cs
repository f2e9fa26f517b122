using Microsoft.Data.Sqlite;

namespace Djrill.Net.Benchmarks.Inbox;

/// <summary>SQLite: a prepared statement, WAL, synchronous=FULL, one transaction of 1000 rows after another.</summary>
internal sealed class BareSqlite : BareInsert
{
    private readonly SqliteConnection _connection;
    private readonly SqliteCommand _insert;

    public BareSqlite(string connectionString)
    {
        _connection = new SqliteConnection(connectionString);
        _connection.Open();
        using var create = _connection.CreateCommand();
        create.CommandText = $"PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; {CreateTable}";
        create.ExecuteNonQuery();
        _insert = _connection.CreateCommand();
        _insert.CommandText = "INSERT INTO bare VALUES (@id, @time, '', @key, 0, 'click', @recipient, @message, @json)";
        foreach (var name in (string[])["@id", "@time", "@key", "@recipient", "@message", "@json"])
        {
            _insert.Parameters.Add(new SqliteParameter { ParameterName = name });
        }
    }

    protected override int Writers => 1;

    public override async ValueTask DisposeAsync()
    {
        await _insert.DisposeAsync();
        await _connection.DisposeAsync();
    }

    protected override Task InsertAsync(int writer, BareRow[] rows)
    {
        Insert(rows);
        return Task.CompletedTask;
    }

    private void Insert(BareRow[] rows)
    {
        using var transaction = _connection.BeginTransaction();
        _insert.Transaction = transaction;
        foreach (var row in rows)
        {
            object[] values = [row.Id, row.KeyTime, row.Key, row.Recipient, row.MessageId, row.Json];
            for (var index = 0; index < values.Length; index++)
            {
                _insert.Parameters[index].Value = values[index];
            }

            _insert.ExecuteNonQuery();
        }

        transaction.Commit();
    }
}
