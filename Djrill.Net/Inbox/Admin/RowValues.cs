using System.Data.Common;

namespace Djrill.Net.Inbox;

/// <summary>Reads the times of a row: milliseconds since 1970.</summary>
internal static class RowValues
{
    public static DateTimeOffset Time(this DbDataReader row, int column) =>
        DateTimeOffset.FromUnixTimeMilliseconds(row.GetInt64(column));

    public static DateTimeOffset? TimeOrNull(this DbDataReader row, int column) => row.IsDBNull(column) ? null : row.Time(column);
}
