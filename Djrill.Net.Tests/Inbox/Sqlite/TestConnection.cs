using Microsoft.Data.Sqlite;

namespace Djrill.Net.Tests.Inbox.Sqlite;

/// <summary>A connection to SQLite that a test can disturb.</summary>
internal sealed class TestConnection : SqliteConnection
{
    /// <summary>Gets what changes the SQL of a command before it is executed.</summary>
    public Func<string, string>? Replace { get; init; }

    /// <summary>Gets what is called with the SQL after a command was executed.</summary>
    public Action<string>? Executed { get; init; }

    /// <summary>Gets what is called before the connection is closed.</summary>
    public Action<TestConnection>? Closing { get; init; }

    public override SqliteCommand CreateCommand() =>
        new TestCommand { Connection = this, CommandTimeout = DefaultTimeout, Transaction = Transaction };

    protected override void Dispose(bool disposing)
    {
        if (disposing && State == System.Data.ConnectionState.Open)
        {
            Closing?.Invoke(this);
        }

        base.Dispose(disposing);
    }

    private sealed class TestCommand : SqliteCommand
    {
        private TestConnection Owner => (TestConnection)Connection!; // Not null: set when it was made.

        public override int ExecuteNonQuery()
        {
            Change();
            var changed = base.ExecuteNonQuery();
            Owner.Executed?.Invoke(CommandText);
            return changed;
        }

        public override object? ExecuteScalar()
        {
            Change();
            return base.ExecuteScalar();
        }

        private void Change()
        {
            if (Owner.Replace is { } replace)
            {
                CommandText = replace(CommandText);
            }
        }
    }
}
