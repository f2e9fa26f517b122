namespace Djrill.Net.Chaos;

/// <summary>Finds the kinds of faults that a run can inject.</summary>
internal static class FaultKinds
{
    /// <summary>Gets the kinds of an engine.</summary>
    public static IReadOnlyList<FaultKind> Of(MandrillInboxEngine engine) => engine == MandrillInboxEngine.Sqlite
        ? [FaultKind.Kill, FaultKind.PowerLoss, FaultKind.Pause, FaultKind.ThrowingCommit, FaultKind.FullDisk, FaultKind.HourAhead]
        :
        [
            FaultKind.Kill, FaultKind.Pause, FaultKind.DatabaseStop, FaultKind.CutCommit, FaultKind.ThrowingCommit, FaultKind.FullDisk,
            FaultKind.HourAhead,
        ];

    /// <summary>Gets why this machine cannot inject a kind, or null if it can.</summary>
    public static string? FindObstacle(FaultKind kind, ChaosStore store) => kind switch
    {
        FaultKind.FullDisk when !store.Disk.CanFill => "a tmpfs cannot be mounted; run as root",
        FaultKind.HourAhead when !FakeTime.IsInstalled => "'libfaketime' is not installed",
        _ => null,
    };

    /// <summary>Draws the order of the faults: each kind equally often, shuffled by the seed.</summary>
    public static IReadOnlyList<FaultKind> Shuffle(IReadOnlyList<FaultKind> kinds, int count, Random random)
    {
        var order = Enumerable.Range(0, count).Select(index => kinds[index % kinds.Count]).ToArray();
        random.Shuffle(order);
        return order;
    }
}
