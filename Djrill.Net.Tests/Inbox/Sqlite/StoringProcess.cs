using Djrill.Net.Tests.Inbox.Sql;
using Djrill.Net.Tests.Inbox.Sqlite;

/// <summary>Runs in a process that <see cref="SyncOrderTests"/> traces: .NET calls this class, by its name, before the program.</summary>
internal static class StartupHook
{
    public static void Initialize()
    {
        StoreAsync().GetAwaiter().GetResult();
        Environment.Exit(0); // The program itself would run tests.
    }

    private static async Task StoreAsync()
    {
        await using var file = await SqliteFile.OpenAsync();
        await File.WriteAllTextAsync(Path.Combine(file.Folder, SyncOrderTests.Begun), "");
        await file.Events.StoreAsync(TestBatch.Of(TestBatch.Event()), CancellationToken.None);
        await File.WriteAllTextAsync(Path.Combine(file.Folder, SyncOrderTests.Answered), "");
    }
}
