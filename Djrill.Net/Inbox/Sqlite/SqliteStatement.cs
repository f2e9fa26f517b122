using System.Data.Common;

namespace Djrill.Net.Inbox;

/// <summary>A prepared statement that is executed many times, with parameters that are reused. It ends with its connection.</summary>
internal sealed class SqliteStatement
{
    private readonly DbCommand _command;
    private readonly DbParameter[] _parameters;

    /// <param name="parameters">The names of the parameters, in the order in which <see cref="Set"/> numbers them.</param>
    public SqliteStatement(DbConnection connection, string sql, params ReadOnlySpan<string> parameters)
    {
        _command = connection.CreateCommand();
        _command.CommandText = sql;
        _parameters = new DbParameter[parameters.Length];
        for (var index = 0; index < parameters.Length; index++)
        {
            _parameters[index] = _command.CreateParameter();
            _parameters[index].ParameterName = parameters[index];
            _command.Parameters.Add(_parameters[index]);
        }
    }

    /// <summary>Sets the value of a parameter by its number. It stays until it is set again.</summary>
    public SqliteStatement Set(int parameter, object? value)
    {
        _parameters[parameter].Value = value ?? DBNull.Value;
        return this;
    }

    /// <summary>Executes the statement.</summary>
    /// <returns>The number of rows that it changed.</returns>
    public int Execute() => _command.ExecuteNonQuery();

    /// <summary>Executes a query and reads its only row, which has two integers.</summary>
    public (long First, long Second) ReadPair()
    {
        using var reader = _command.ExecuteReader();
        return reader.Read()
            ? (reader.GetInt64(0), reader.GetInt64(1))
            : throw new InvalidOperationException($"No row: {_command.CommandText}");
    }
}
