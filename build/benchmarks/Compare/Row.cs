namespace Djrill.Net.Benchmarks.Compare;

/// <summary>One row of the comparison, with what is demanded of the package in it. A bar that is null is none.</summary>
internal sealed record Row(string Workload, string Subscriber)
{
    public static readonly IReadOnlyList<Row> All =
    [
        new("W1", "type") { TimesFasterThanPlain = 1.25, TimesFloor = 1.4, WithoutSubscriber = ["floor", "drain"] },
        new("W1", "bounce") { Receivers = ["djrill", "typed"], ShareOfTyped = 0.9 },
        new("W2", "type") { WithoutSubscriber = ["floor", "drain"] },
        new("W3", "type") { TimesFasterThanPlain = 6, TimesFloor = 1.0, AllocatedPerEvent = 1_600, WithoutSubscriber = ["floor", "drain"] },
        new("W3", "tenth") { TimesFasterThanPlain = 5 },
        new("W3", "data") { TimesFasterThanPlain = 3, AllocatedPerEvent = 20_000 },
        new("W3", "bounce") { Receivers = ["djrill", "typed"], ShareOfTyped = 0.5, AllocatedPerEvent = 5_000 },
        new("W3", "everything") { Receivers = ["djrill", "typed"], ShareOfTyped = 0.65, AllocatedPerEvent = 8_000 },
        new("W4", "type") { TimesFasterThanPlain = 2, TimesFloor = 0.5, PeakMegabytes = 80, WithoutSubscriber = ["floor", "drain"] },
        new("W4", "attachment") { Receivers = ["djrill", "typed", "plain"], TimesFasterThanPlain = 2.5, PeakMegabytes = 120 },
        new("W5", "type") { WithoutSubscriber = ["floor", "drain"] },
    ];

    /// <summary>Those that have the row's subscriber.</summary>
    public IReadOnlyList<string> Receivers { get; private init; } = ["djrill", "plain"];

    /// <summary>Those that tell nobody of the events. They are measured in one row of each workload.</summary>
    public IReadOnlyList<string> WithoutSubscriber { get; private init; } = [];

    public string Name => $"{Workload}-{Subscriber}";

    public double? ShareOfTyped { get; private init; }

    public double? TimesFasterThanPlain { get; private init; }

    public double? TimesFloor { get; private init; }

    public double? AllocatedPerEvent { get; private init; }

    public double? PeakMegabytes { get; private init; }
}
