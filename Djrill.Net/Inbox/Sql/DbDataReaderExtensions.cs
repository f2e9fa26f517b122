using System.Data.Common;

namespace Djrill.Net.Inbox;

internal static class DbDataReaderExtensions
{
    /// <summary>Reads the rows of the current result.</summary>
    public static async Task<List<T>> ReadAllAsync<T>(
        this DbDataReader reader, Func<DbDataReader, T> read, CancellationToken cancellationToken)
    {
        var rows = new List<T>();
        while (await reader.ReadAsync(cancellationToken))
        {
            rows.Add(read(reader));
        }

        return rows;
    }

    public static string? GetText(this DbDataReader reader, int column) => reader.IsDBNull(column) ? null : reader.GetString(column);
}
