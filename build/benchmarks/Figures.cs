using System.Globalization;
using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks;

/// <summary>Writes figures with three digits that count, and with what is demanded of them.</summary>
internal static class Figures
{
    public static string Microseconds(double value) => Number(value);

    public static string Milliseconds(double value) => Number(value);

    public static string PerSecond(double value) => $"{value.ToString("#,0", CultureInfo.InvariantCulture)}/s";

    public static string Ratio(double value) => value.ToString("0.00", CultureInfo.InvariantCulture);

    public static string Bytes(double value) => Math.Abs(value) < WorkloadCatalog.Megabyte
        ? $"{Number(value / 1000)} KB"
        : $"{Number(value / WorkloadCatalog.Megabyte)} MB";

    public static string Count(long value) => value.ToString("#,0", CultureInfo.InvariantCulture);

    public static string AtLeast(double value, double? bar) => bar is { } least
        ? $"{Ratio(value)} (≥ {Short(least)}: {Verdict(value >= least)})"
        : Ratio(value);

    public static string AtMost(double value, double? bar, Func<double, string> write) => bar is { } most
        ? $"{write(value)} (≤ {(write == Ratio ? Short(most) : write(most))}: {Verdict(value <= most)})"
        : write(value);

    public static string Verdict(bool isMet) => isMet ? "met" : "**missed**";

    private static string Short(double value) => value.ToString("0.##", CultureInfo.InvariantCulture);

    private static string Number(double value) => value.ToString(
        value switch
        {
            > -10 and < 10 => "0.00",
            > -100 and < 100 => "0.0",
            _ => "#,0",
        },
        CultureInfo.InvariantCulture);
}
