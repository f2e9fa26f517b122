using Djrill.Net.Benchmarks.Compare;
using Djrill.Net.Benchmarks.Delivery;
using Djrill.Net.Benchmarks.Hostile;
using Djrill.Net.Benchmarks.Inbox;
using Djrill.Net.Benchmarks.Memory;
using Djrill.Net.Benchmarks.Parts;
using Djrill.Net.Benchmarks.Profile;
using Djrill.Net.Benchmarks.Refused;
using Djrill.Net.Benchmarks.Servers;
using Djrill.Net.Benchmarks.Slow;
using Djrill.Net.Benchmarks.Stalled;

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
            "parallel" => OnOwnCore(args, ParallelCommand.Run),
            "crowd" => OnOwnCore(args, CrowdCommand.Run),
            "slow" => OnOwnCore(args, static _ => SlowCommand.Run()),
            "largest" => OnOwnCore(args, static _ => LargestCommand.Run()),
            "stalled" => OnOwnCore(args, static _ => StalledCommand.Run()),
            "hostile" => OnOwnCore(args, static _ => HostileCommand.Run()),
            "refused" => OnOwnCore(args, static _ => RefusedCommand.Run()),
            "delivery" => OnOwnCore(args, static _ => DeliveryCommand.Run()),
            "profile" => OnOwnCore(args, static _ => ProfileCommand.Run()),
            "inbox" => InboxCommand.RunAsync(args[1..]).GetAwaiter().GetResult(),
            "parts" => PartsCommand.Run(args[1..]),
            _ => Usage.Refuse("Unknown command."),
        };
    }

    private static int OnOwnCore(string[] args, Func<string[], int> run)
    {
        Cores.TakeLoadCore(args);
        return run(args[1..]);
    }
}
