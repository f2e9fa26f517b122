namespace Djrill.Net.Chaos;

/// <summary>The processes of a run: two receivers and two workers on PostgreSQL, one process for both on SQLite.</summary>
internal static class ServerSlots
{
    public static IReadOnlyList<ServerSlot> Create(
        ChaosStore store, string folder, PlantedFault fault, int maxCrashes = ServerOptions.NeverDead)
    {
        ServerSlot Slot(string name, bool isReceiver, bool isWorker) => new(name, folder, isReceiver, new(
            store.Engine,
            store.ConnectionString,
            PostgreSqlServer.FreePort(),
            isWorker,
            Journal: "",
            maxCrashes,
            store.Engine == MandrillInboxEngine.Sqlite ? Path.Combine(folder, "synced") : null,
            fault));

        return store.Engine == MandrillInboxEngine.Sqlite
            ? [Slot("process", isReceiver: true, isWorker: true)]
            :
            [
                Slot("receiver-1", isReceiver: true, isWorker: false),
                Slot("receiver-2", isReceiver: true, isWorker: false),
                Slot("worker-1", isReceiver: false, isWorker: true),
                Slot("worker-2", isReceiver: false, isWorker: true),
            ];
    }

    public static void Dispose(IEnumerable<ServerSlot> slots)
    {
        foreach (var slot in slots)
        {
            slot.Dispose();
        }
    }
}
