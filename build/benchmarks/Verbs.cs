using Djrill.Net.Benchmarks.Compare;
using Djrill.Net.Benchmarks.Servers;

namespace Djrill.Net.Benchmarks;

/// <summary>The commands that measure.</summary>
internal static class Verbs
{
    public static int Run(string[] args)
    {
        if (Self.IsDebugBuild)
        {
            return Usage.Refuse("A Debug build measures nothing.");
        }

        return args[0] switch
        {
            "compare" => OnOwnCore(args, CompareCommand.Run),
            _ => Usage.Refuse("Unknown command."),
        };
    }

    private static int OnOwnCore(string[] args, Func<string[], int> run) => Cores.RunAgain(args) ?? run(args[1..]);
}
