namespace Djrill.Net.Chaos;

/// <summary>Injects faults, one after the other. Each fault has healed when its method returns.</summary>
internal sealed class FaultInjector(ChaosStore store, IReadOnlyList<ServerSlot> slots, Client client, Random random)
{
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(1);
    private static readonly TimeSpan LongestWait = TimeSpan.FromSeconds(10);
    private static readonly TimeSpan LongestOutage = TimeSpan.FromSeconds(1);
    private static readonly TimeSpan LongestFullDisk = TimeSpan.FromSeconds(3);

    /// <summary>Gets the number of bytes that were written after the last sync, and were lost with the power.</summary>
    public long LostBytes { get; private set; }

    /// <summary>Injects a fault.</summary>
    /// <returns>Whether a request or a call was in flight.</returns>
    public Task<bool> InjectAsync(FaultKind kind) => kind switch
    {
        FaultKind.Kill => KillAsync(isPowerLost: false),
        FaultKind.PowerLoss => KillAsync(isPowerLost: true),
        FaultKind.Pause => PauseAsync(),
        FaultKind.DatabaseStop => StopDatabaseAsync((PostgreSqlStore)store),
        FaultKind.CutCommit => CutCommitAsync((PostgreSqlStore)store),
        FaultKind.ThrowingCommit => ThrowAtCommitAsync(),
        FaultKind.FullDisk => FillDiskAsync(),
        _ => SetHourAheadAsync(),
    };

    private async Task<bool> KillAsync(bool isPowerLost)
    {
        var slot = Draw();
        var isInFlight = await WaitForFlightAsync(slot);
        slot.Current.Kill();
        if (isPowerLost)
        {
            LostBytes += ((SqliteStore)store).CutToLastSync(slot.SyncedFile!); // Not null: the slots of SQLite have one.
        }

        await slot.StartAsync();
        return isInFlight;
    }

    private async Task<bool> PauseAsync()
    {
        var slot = Draw();
        var isInFlight = await WaitForFlightAsync(slot);
        await slot.Current.PauseAsync();
        await Task.Delay(ServerOptions.Lease * (1.1 + random.NextDouble()));
        await slot.Current.ResumeAsync();
        return isInFlight;
    }

    private async Task<bool> StopDatabaseAsync(PostgreSqlStore postgreSql)
    {
        var isInFlight = await WaitForFlightAsync(Draw());
        await postgreSql.RestartAsync(LongestOutage * random.NextDouble());
        return isInFlight;
    }

    private async Task<bool> CutCommitAsync(PostgreSqlStore postgreSql)
    {
        var cut = postgreSql.Proxy.ArmAsync(isForwarded: random.Next(2) == 0);
        var isCut = await Task.WhenAny(cut, Task.Delay(LongestWait)) == cut;
        postgreSql.Proxy.Disarm();
        return isCut;
    }

    private async Task<bool> ThrowAtCommitAsync()
    {
        var life = Draw().Current;
        var before = life.CountThrows();
        await life.SendLineAsync(InboxServer.ThrowLine);
        return await WaitAsync(() => life.CountThrows() > before);
    }

    /// <summary>Fills the disk until a post is refused, and for a random time more.</summary>
    private async Task<bool> FillDiskAsync()
    {
        var isInFlight = await WaitForFlightAsync(Draw());
        var refused = client.Refused;
        var away = new Interval(JournalLine.Now);
        store.Away.Add(away);
        store.Disk.Fill();
        await WaitAsync(() => client.Refused > refused, LongestFullDisk);
        await Task.Delay(LongestOutage * random.NextDouble());
        store.Disk.Free();
        await store.RecoverAsync();
        away.To = JournalLine.Now;
        return isInFlight;
    }

    /// <summary>Replaces a process by one whose clock is an hour ahead, and then by one whose clock is right.</summary>
    private async Task<bool> SetHourAheadAsync()
    {
        var slot = Draw();
        slot.Current.Kill();
        await slot.StartAsync(isHourAhead: true);
        await Task.Delay(LongestOutage * random.NextDouble());
        var isInFlight = await WaitForFlightAsync(slot);
        slot.Current.Kill();
        await slot.StartAsync();
        return isInFlight;
    }

    private ServerSlot Draw() => slots[random.Next(slots.Count)];

    /// <summary>Waits for a random moment at which the process has done work, and a request or a call is in flight.</summary>
    private async Task<bool> WaitForFlightAsync(ServerSlot slot)
    {
        await WaitAsync(() => slot.IsWarm);
        await Task.Delay(TimeSpan.FromMilliseconds(random.Next(50)));
        return await WaitAsync(() => slot.InFlight > 0);
    }

    private static async Task<bool> WaitAsync(Func<bool> condition, TimeSpan? limit = null)
    {
        var end = JournalLine.Now + (limit ?? LongestWait);
        while (!condition())
        {
            if (JournalLine.Now > end)
            {
                return false;
            }

            await Task.Delay(LookAgain);
        }

        return true;
    }
}
