namespace Djrill.Net.Benchmarks.Compare;

/// <summary>One row, measured.</summary>
internal sealed record RowResult(Row Row, Measured Djrill, Measured Plain, Measured Floor, Measured Drain)
{
    public double PlainToDjrill => Plain.Cpu / Djrill.Cpu;

    public double DjrillToFloor => Djrill.Cpu / Floor.Cpu;
}
