namespace Djrill.Net.Chaos;

/// <summary>Prints the faults by kind, the findings and the verdict.</summary>
internal static class Report
{
    /// <returns>The exit code: 0 if everything that must hold did.</returns>
    public static int Write(
        ChaosOptions options, Client client, IReadOnlyList<FaultRecord> faults, IReadOnlyList<string> skipped, Findings findings)
    {
        Console.WriteLine(FormattableString.Invariant($"""
            engine: {options.Engine}, seed: {options.Seed}, planted: {options.Break}

            | Fault | Injected | Counted |
            | --- | --- | --- |
            """));
        foreach (var kind in faults.GroupBy(static fault => fault.Kind).OrderBy(static group => group.Key))
        {
            Console.WriteLine($"| {kind.Key} | {kind.Count()} | {kind.Count(static fault => fault.IsCounted)} |");
        }

        foreach (var reason in skipped)
        {
            Console.WriteLine($"skipped {reason}");
        }

        Write(client, findings);
        var counted = faults.Count(static fault => fault.IsCounted);
        var isSound = findings.IsSound && counted >= options.Faults;
        Console.WriteLine($"faults that count: {counted} (must be {options.Faults})");
        Console.WriteLine(isSound ? "sound" : "NOT SOUND");
        return isSound ? 0 : 1;
    }

    private static void Write(Client client, Findings findings) => Console.WriteLine(FormattableString.Invariant($"""

        batches: {client.Batches.Count}, posts: {client.Posts}, events answered 200: {findings.Accepted}, calls: {findings.Calls}
        answered 200 and without effect: {findings.Lost} (must be 0)
        effects in a transaction that happened again: {findings.Doubles} (must be 0)
        due and not begun for two leases: {findings.Late} (must be 0), longest wait: {findings.LongestWait.TotalSeconds:0.00} s
        calls of one event at the same time without a fault: {findings.Overlaps} (must be 0)
        dead letters: {findings.Dead} (must be 0)
        batches never answered 200: {client.Pending} (must be 0)
        events not settled at the end: {findings.Unsettled} (must be 0), at rest: {findings.IsAtRest}
        processes that ended themselves: {findings.EndedThemselves} (must be 0)
        """));
}
