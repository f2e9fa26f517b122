using System.Globalization;
using Djrill.Net.Events;
using Djrill.Net.Testing;

namespace Djrill.Net.Sample;

/// <summary>The batches of a storm. All of it follows from the seed.</summary>
internal sealed class StormPlan
{
    private const int MinBatches = 3;
    private const int MaxBatches = 5;
    private const int MaxLostAnswers = 3;

    /// <summary>The start of the simulated clock.</summary>
    public static readonly DateTimeOffset Start = DateTimeOffset.Parse("2026-01-01T12:00:00Z", CultureInfo.InvariantCulture);

    private readonly Random _random;

    public StormPlan(int seed)
    {
        _random = new(seed);
        Batches = [.. Enumerable.Range(0, _random.Next(MinBatches, MaxBatches + 1)).Select(_ => CreateBatch())];
        if (Batches.All(static batch => batch.LostAnswers == 0))
        {
            Batches = [Batches[0] with { LostAnswers = 1 }, .. Batches.Skip(1)];
        }
    }

    public IReadOnlyList<StormBatch> Batches { get; }

    /// <summary>Creates the events of a batch: any types, from the minute before the batch.</summary>
    public IEnumerable<MandrillEvent> CreateEvents(StormBatch batch, DateTimeOffset time)
    {
        for (var i = 0; i < batch.Size; i++)
        {
            var type = SampleTypes.All[_random.Next(SampleTypes.All.Count)];
            yield return SampleEvents.CreateFixed(type, time.AddSeconds(-_random.Next(60)), _random.Next());
        }
    }

    private StormBatch CreateBatch() => new(_random.Next(1, MandrillSimulator.MaxBatchSize + 1), _random.Next(MaxLostAnswers + 1));
}
