using System.Runtime.InteropServices;

namespace Djrill.Net.Chaos;

/// <summary>The command 'run': load and faults until the last fault has counted, then rest, then the checker.</summary>
internal sealed class ChaosRun(ChaosOptions options, ChaosStore store, IReadOnlyList<ServerSlot> slots, Client client)
{
    private static readonly TimeSpan RestLimit = TimeSpan.FromSeconds(60);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(100);

    // A fault that does not count is injected again, but not for ever.
    private const int TriesForEach = 3;

    private readonly Random _random = new(options.Seed);
    private readonly List<FaultRecord> _faults = [];

    public static async Task<int> RunAsync(ChaosOptions options)
    {
        var folder = options.Keep is { } keep ? Directory.CreateDirectory(keep) : Directory.CreateTempSubdirectory("djrill-chaos-");
        try
        {
            Shell.OpenToAll(folder);
            await using var store = await ChaosStore.StartAsync(options.Engine, folder.FullName);
            var slots = ServerSlots.Create(store, folder.FullName, options.Break);
            using var log = new AnswerLog(Path.Combine(folder.FullName, "answers"));
            using var client = new Client(options.Seed, options.Rate, log, [.. slots.Where(slot => slot.IsReceiver)]);
            try
            {
                return await new ChaosRun(options, store, slots, client).RunAsync(Path.Combine(folder.FullName, "answers"));
            }
            finally
            {
                ServerSlots.Dispose(slots);
            }
        }
        finally
        {
            if (options.Keep is null)
            {
                folder.Delete(recursive: true);
            }
        }
    }

    private async Task<int> RunAsync(string answers)
    {
        // The first signal ends the faults and not the run: it comes to rest and reports.
        using var limit = new CancellationTokenSource(options.Limit);
        using var interrupt = PosixSignalRegistration.Create(PosixSignal.SIGINT, Interrupt);
        using var terminate = PosixSignalRegistration.Create(PosixSignal.SIGTERM, Interrupt);
        void Interrupt(PosixSignalContext context)
        {
            context.Cancel = !limit.IsCancellationRequested;
            limit.Cancel();
        }

        await Task.WhenAll(slots.Select(static slot => slot.StartAsync()));
        using var end = new CancellationTokenSource();
        var load = client.RunAsync(end.Token);
        var least = Task.Delay(options.Time);
        var skipped = await InjectAllAsync(limit.Token);
        await least;
        await end.CancelAsync();
        await load;

        var isAtRest = await client.WaitForAnswersAsync(RestLimit) && await WaitForRestAsync();
        var endedThemselves = slots.SelectMany(static slot => slot.Lives).Where(static life => life.HasEndedItself).ToList();
        foreach (var life in endedThemselves)
        {
            Console.WriteLine($"'{Path.GetFileName(life.Journal)}' ended itself with exit code {life.ExitCode}.");
        }

        foreach (var slot in slots)
        {
            slot.Current.Kill();
        }

        var findings = await Findings.CreateAsync(
            store, slots, client, _faults, AnswerLog.ReadAnswered(answers), isAtRest, endedThemselves.Count, options.Slack);
        return Report.Write(options, client, _faults, skipped, findings);
    }

    /// <summary>Injects each fault of the deck until it counts.</summary>
    /// <returns>The kinds that this machine cannot inject, with the reason.</returns>
    private async Task<IReadOnlyList<string>> InjectAllAsync(CancellationToken limit)
    {
        var kinds = options.Kinds.Count > 0 ? options.Kinds : FaultKinds.Of(options.Engine);
        var obstacles = kinds.ToDictionary(static kind => kind, kind => FaultKinds.FindObstacle(kind, store));
        var injector = new FaultInjector(store, slots, client, _random);
        var possible = kinds.Where(kind => obstacles[kind] is null).ToList();
        foreach (var kind in FaultKinds.Shuffle(possible, options.Faults, _random))
        {
            var isCounted = false;
            for (var tries = 0; !isCounted && tries < TriesForEach && !limit.IsCancellationRequested; tries++)
            {
                await Task.Delay(options.Gap * _random.NextDouble(), CancellationToken.None);
                var time = new Interval(JournalLine.Now);
                isCounted = await injector.InjectAsync(kind);
                time.To = JournalLine.Now;
                _faults.Add(new(kind, time, isCounted));
            }
        }

        if (possible.Contains(FaultKind.PowerLoss))
        {
            Console.WriteLine($"bytes lost with the power: {injector.LostBytes}");
        }

        return [.. obstacles.Where(static pair => pair.Value is not null).Select(static pair => $"{pair.Key}: {pair.Value}")];
    }

    /// <summary>Waits until every event is settled, as long as their number falls.</summary>
    private async Task<bool> WaitForRestAsync()
    {
        var lowest = long.MaxValue;
        var limit = TimeSpan.Zero;
        while (await StoreFacts.CountUnsettledAsync(store) is > 0 and var unsettled)
        {
            if (unsettled < lowest)
            {
                (lowest, limit) = (unsettled, JournalLine.Now + RestLimit);
            }

            if (JournalLine.Now > limit)
            {
                return false;
            }

            await Task.Delay(LookAgain);
        }

        return true;
    }
}
