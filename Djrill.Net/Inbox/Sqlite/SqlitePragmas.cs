using System.Data.Common;
using System.Globalization;

namespace Djrill.Net.Inbox;

/// <summary>Sets up a connection. Each PRAGMA is read back, because SQLite ignores what it cannot do.</summary>
internal sealed class SqlitePragmas(string path, TimeSpan storeTimeout)
{
    private const int SynchronousNormal = 1;
    private const int SynchronousFull = 2;
    private const int PageBytes = 8192; // Twice the default: a body fits, and half as many pages are written. Only a new file takes it.
    private const int CheckpointPages = 2000; // Of 16 MB, four times the default: pages that many batches change are copied less often.
    private const int MaxIdleLog = 64 * 1024 * 1024; // A log that a long read made large is cut to this size.

    /// <exception cref="InboxConfigurationException">SQLite refused a setting without which stored events are not safe.</exception>
    public void Apply(DbConnection connection, SqlAccess access)
    {
        Set(connection, "busy_timeout", Text((long)storeTimeout.TotalMilliseconds)); // First: the next one may meet a lock.
        Run(connection, $"page_size = {Text(PageBytes)}");
        SetWriteAheadLog(connection);
        Set(connection, "synchronous", Text(access is SqlAccess.WriteSynced ? SynchronousFull : SynchronousNormal));
        Set(connection, "secure_delete", "1"); // Deleted texts are personal: they must not stay in free pages.
        Set(connection, "wal_autocheckpoint", Text(CheckpointPages));
        Set(connection, "journal_size_limit", Text(MaxIdleLog));
        if (access is SqlAccess.Read)
        {
            Set(connection, "query_only", "1");
        }
    }

    private static string? Run(DbConnection connection, string pragma)
    {
        using var command = connection.CreateCommand();
        command.CommandText = $"PRAGMA {pragma}";
        return Convert.ToString(command.ExecuteScalar(), CultureInfo.InvariantCulture);
    }

    private static string Text(long value) => value.ToString(CultureInfo.InvariantCulture);

    private void SetWriteAheadLog(DbConnection connection)
    {
        var mode = Run(connection, "journal_mode = WAL");
        if (!string.Equals(mode, "wal", StringComparison.OrdinalIgnoreCase))
        {
            throw new InboxConfigurationException(
                $"SQLite cannot use a write-ahead log for '{path}': its 'journal_mode' stayed '{mode}'. "
                + "Put the file of 'Data Source' on a local disk that the process may write, and remove 'Vfs' from the connection string.");
        }
    }

    private void Set(DbConnection connection, string name, string value)
    {
        Run(connection, $"{name} = {value}");
        var found = Run(connection, name);
        if (found != value)
        {
            throw new InboxConfigurationException(
                $"SQLite did not accept 'PRAGMA {name} = {value}' for '{path}': it stayed '{found}'. "
                + "Use an SQLite library from 3.35 with its default options.");
        }
    }
}
