using System.Diagnostics;
using Djrill.Net.Benchmarks.Load;

namespace Djrill.Net.Benchmarks.Compare;

/// <summary>Waits until the runtime has compiled what is hot as well as it will.</summary>
internal static class WarmUp
{
    private const int SteadyWindows = 3;

    private const double Tolerance = 0.05;

    private static readonly TimeSpan Window = TimeSpan.FromSeconds(1.5);

    private static readonly TimeSpan Bound = TimeSpan.FromSeconds(25);

    /// <returns>The requests per second of the last windows.</returns>
    public static double Run(LoadClient client)
    {
        var clock = Stopwatch.StartNew();
        var rates = new List<double>();
        while (!IsSteady(rates) && clock.Elapsed < Bound)
        {
            rates.Add(client.Run(Window).RequestsPerSecond);
        }

        return rates.TakeLast(SteadyWindows).Average();
    }

    private static bool IsSteady(List<double> rates)
    {
        var last = rates.TakeLast(SteadyWindows).ToList();
        return last.Count == SteadyWindows && last.Max() <= last.Min() * (1 + Tolerance);
    }
}
