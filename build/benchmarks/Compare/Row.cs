namespace Djrill.Net.Benchmarks.Compare;

/// <summary>One row of the comparison, with what is demanded of the package in it. A bar that is null is none.</summary>
internal sealed record Row(string Workload, string Subscriber)
{
    public static readonly IReadOnlyList<Row> All =
    [
        new("W1", "type") { TimesFasterThanPlain = 1.25, TimesFloor = 1.4 },
        new("W2", "type"),
        new("W3", "type") { TimesFasterThanPlain = 7, TimesFloor = 1.35, AllocatedPerEvent = 1_600 },
        new("W3", "tenth") { TimesFasterThanPlain = 5 },
        new("W3", "data") { TimesFasterThanPlain = 3, AllocatedPerEvent = 20_000 },
        new("W4", "type") { TimesFasterThanPlain = 2, TimesFloor = 1.4, PeakMegabytes = 140 },
        new("W4", "attachment") { TimesFasterThanPlain = 1.8, ShareOfPlainPeak = 1 / 3.0 },
        new("W5", "type"),
    ];

    public double? TimesFasterThanPlain { get; private init; }

    public double? TimesFloor { get; private init; }

    public double? AllocatedPerEvent { get; private init; }

    public double? PeakMegabytes { get; private init; }

    public double? ShareOfPlainPeak { get; private init; }
}
