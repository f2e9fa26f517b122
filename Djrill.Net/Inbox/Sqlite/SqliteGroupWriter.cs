using System.Diagnostics.CodeAnalysis;
using System.Threading.Channels;

namespace Djrill.Net.Inbox;

/// <summary>Writes the waiting batches in one transaction, each in a savepoint, and completes them after the commit.</summary>
/// <remarks>A group ends when no batch is waiting. It never waits for one, so that a lone batch is stored at once.</remarks>
internal sealed class SqliteGroupWriter(SqliteEngine engine) : IDisposable
{
    private const int MaxRows = 2000;
    private const long MaxBytes = 8 * 1024 * 1024;

    private SqliteInsertConnection? _connection;

    /// <summary>Writes one group. Each of its batches fails or succeeds by its task, so nothing is thrown.</summary>
    public void WriteGroup(ChannelReader<SqliteStoreRequest> requests)
    {
        var group = new List<SqliteStoreRequest>();
        try
        {
            if (!TryRead(requests, out var first))
            {
                return;
            }

            group.Add(first);
            _connection ??= new SqliteInsertConnection(engine);
            _connection.Begin();
            Insert(group, first, requests);
            _connection.Commit();
        }
        catch (Exception exception)
        {
            Dispose(); // Also after a commit whose result is unknown: closing the connection is the only state that is certain.
            group.ForEach(request => request.Fail(exception));
            return;
        }

        group.ForEach(static request => request.Complete());
    }

    public void Dispose()
    {
        _connection?.Dispose();
        _connection = null;
    }

    private static bool TryRead(ChannelReader<SqliteStoreRequest> requests, [NotNullWhen(true)] out SqliteStoreRequest? request)
    {
        while (requests.TryRead(out request))
        {
            if (request.TryBegin()) // Else the caller has given up.
            {
                return true;
            }
        }

        return false;
    }

    private void Insert(List<SqliteStoreRequest> group, SqliteStoreRequest first, ChannelReader<SqliteStoreRequest> requests)
    {
        var (rows, bytes) = (0, 0L);
        for (var request = first; ;)
        {
            _connection!.Insert(request); // Not null: its transaction has begun.
            rows += request.Batch.Events.Count;
            bytes += request.Bytes;
            if (rows >= MaxRows || bytes >= MaxBytes || !TryRead(requests, out request))
            {
                return;
            }

            group.Add(request);
        }
    }
}
