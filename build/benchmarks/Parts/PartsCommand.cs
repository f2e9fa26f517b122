using BenchmarkDotNet.Configs;
using BenchmarkDotNet.Running;

namespace Djrill.Net.Benchmarks.Parts;

/// <summary>The command 'parts': the benchmarks of BenchmarkDotNet, with its own options.</summary>
internal static class PartsCommand
{
    private const string Results = "artifacts/benchmarks";

    public static int Run(string[] args)
    {
        var config = DefaultConfig.Instance.WithArtifactsPath(Path.GetFullPath(Results));
        var summaries = BenchmarkSwitcher.FromTypes([typeof(FloorParts)]).Run(args is [] ? ["--filter", "*"] : args, config);
        return summaries.Any(static summary => summary.HasCriticalValidationErrors) ? 1 : 0;
    }
}
