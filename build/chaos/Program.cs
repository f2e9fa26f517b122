using System.Globalization;
using Djrill.Net;
using Djrill.Net.Chaos;
using Djrill.Net.Chaos.Direct;

return args switch
{
    ["direct-serve", var journal, var scale] => await Server.RunAsync(journal, double.Parse(scale, CultureInfo.InvariantCulture)),
    ["direct", .. var options] when DirectOptions.Parse(options) is { } parsed => await DirectRun.RunAsync(parsed),
    ["direct", ..] => DirectOptions.ShowUsage(),
    ["serve", var options] => await InboxServer.RunAsync(ServerOptions.Read(options)),
    ["fail-fast", var engine] => await FailFastRun.RunAsync(Enum.Parse<MandrillInboxEngine>(engine, ignoreCase: true)),
    ["run", .. var options] when ChaosOptions.Parse(options) is { } parsed => await ChaosRun.RunAsync(parsed),
    _ => ChaosOptions.ShowUsage(),
};
