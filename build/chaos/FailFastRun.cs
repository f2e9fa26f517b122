namespace Djrill.Net.Chaos;

/// <summary>
/// The command 'fail-fast': one event ends the process each time that it is handled. All others have to be handled, and this one has to
/// become a dead letter, after few restarts.
/// </summary>
internal sealed class FailFastRun(ChaosStore store, IReadOnlyList<ServerSlot> slots, Client client)
{
    private const int MaxCrashes = 3;
    private const int MaxRestarts = 4;
    private const int Events = 20;
    private const int Poison = 7;

    private static readonly TimeSpan RestLimit = TimeSpan.FromSeconds(120);
    private static readonly TimeSpan LookAgain = TimeSpan.FromMilliseconds(50);

    private int _restarts;

    public static async Task<int> RunAsync(MandrillInboxEngine engine)
    {
        var folder = Directory.CreateTempSubdirectory("djrill-chaos-");
        try
        {
            Shell.OpenToAll(folder);
            await using var store = await ChaosStore.StartAsync(engine, folder.FullName);
            var slots = ServerSlots.Create(store, folder.FullName, PlantedFault.None, MaxCrashes);
            using var log = new AnswerLog(Path.Combine(folder.FullName, "answers"));
            using var client = new Client(seed: 1, batchesPerSecond: 1, log, [.. slots.Where(static slot => slot.IsReceiver)]);
            try
            {
                return await new FailFastRun(store, slots, client).RunAsync();
            }
            finally
            {
                ServerSlots.Dispose(slots);
            }
        }
        finally
        {
            folder.Delete(recursive: true);
        }
    }

    private async Task<int> RunAsync()
    {
        await Task.WhenAll(slots.Select(static slot => slot.StartAsync()));
        client.Add(new(0, DateTimeOffset.UtcNow, [.. Enumerable.Range(0, Events).Select(static index =>
            new EventPlan(EventBatch.IdOf(0, index), Work: 20, Failures: 0, IsStubborn: false, IsPoison: index == Poison))]));
        var isAccepted = await client.WaitForAnswersAsync(RestLimit);
        var isAtRest = isAccepted && await RestartUntilRestAsync();

        var effects = await StoreFacts.CountEffectsAsync(store);
        var dead = await StoreFacts.CountDeadAsync(store);
        var isPoisonDead = dead == 1 && !effects.ContainsKey(EventBatch.IdOf(0, Poison));
        var isSound = isAtRest && isPoisonDead && effects.Count == Events - 1 && effects.Values.All(static count => count == 1)
            && _restarts is > 0 and <= MaxRestarts;
        foreach (var letter in await StoreFacts.DescribeDeadAsync(store))
        {
            Console.WriteLine($"dead letter: {letter}");
        }

        Console.WriteLine(FormattableString.Invariant($"""
            engine: {store.Engine}, at rest: {isAtRest}
            other events handled: {effects.Count} (must be {Events - 1}), effects: {effects.Values.Sum()}
            dead letters: {dead} (must be 1), the poison event among them: {isPoisonDead}
            restarts: {_restarts} (must be 1 to {MaxRestarts})
            {(isSound ? "sound" : "NOT SOUND")}
            """));
        return isSound ? 0 : 1;
    }

    /// <summary>Starts a process again each time that one has ended, until all events are settled.</summary>
    private async Task<bool> RestartUntilRestAsync()
    {
        var limit = JournalLine.Now + RestLimit;
        while (JournalLine.Now < limit)
        {
            foreach (var slot in slots.Where(static slot => slot.Current.HasEndedItself))
            {
                _restarts++;
                slot.Current.Kill();
                await slot.StartAsync();
            }

            if (slots.All(static slot => !slot.Current.HasEndedItself) && await StoreFacts.CountUnsettledAsync(store) == 0)
            {
                return true;
            }

            await Task.Delay(LookAgain);
        }

        return false;
    }
}
