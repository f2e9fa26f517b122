using System.Globalization;
using Djrill.Net.Benchmarks.Receivers;

namespace Djrill.Net.Benchmarks.Servers;

/// <summary>What a server is started with. Null leaves a setting as it is.</summary>
/// <param name="BudgetBytes">The package's 'MemoryBudget'.</param>
/// <param name="HeapLimitBytes">The runtime's limit of the managed heap.</param>
/// <param name="HasReadBufferLine">Whether Kestrel's sockets have a read buffer of 64 KiB, as the docs show.</param>
/// <param name="HasPerfMap">Whether the runtime writes down for 'perf' where its methods stand.</param>
internal sealed record ServerSettings(long? BudgetBytes = null, long? HeapLimitBytes = null, bool HasReadBufferLine = false, bool HasPerfMap = false)
{
    private const int ReadBufferBytes = 64 * 1024;

    public IEnumerable<KeyValuePair<string, string>> Environment
    {
        get
        {
            if (BudgetBytes is { } budget)
            {
                yield return new($"{DjrillOptions.SectionName}__MemoryBudget", budget.ToString(CultureInfo.InvariantCulture));
            }

            if (HeapLimitBytes is { } limit)
            {
                yield return new("DOTNET_GCHeapHardLimit", limit.ToString("X", CultureInfo.InvariantCulture));
            }

            if (HasReadBufferLine)
            {
                yield return new($"{Receiver.TransportSection}__MaxReadBufferSize", ReadBufferBytes.ToString(CultureInfo.InvariantCulture));
            }

            if (HasPerfMap)
            {
                yield return new("DOTNET_PerfMapEnabled", "1");

                // With it, code stands in a file without a name, in which perf does not find methods.
                yield return new("DOTNET_EnableWriteXorExecute", "0");
            }
        }
    }
}
