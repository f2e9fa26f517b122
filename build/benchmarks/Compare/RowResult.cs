namespace Djrill.Net.Benchmarks.Compare;

/// <summary>One row, measured. What the row has no receiver for is null.</summary>
/// <param name="Row">The row.</param>
/// <param name="Receivers">Its receivers by name.</param>
internal sealed record RowResult(Row Row, IReadOnlyDictionary<string, Measured> Receivers)
{
    public Measured Djrill => Receivers["djrill"];

    public double? DjrillToTyped => Djrill.Cpu / Find("typed")?.Cpu;

    public double? PlainToDjrill => Find("plain")?.Cpu / Djrill.Cpu;

    public double? DjrillToFloor => Djrill.Cpu / Find("floor")?.Cpu;

    public Measured? Find(string receiver) => Receivers.GetValueOrDefault(receiver);
}
