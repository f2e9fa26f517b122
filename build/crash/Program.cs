using System.Globalization;
using Djrill.Net.Crash;

return args switch
{
    ["serve", var journal, var scale] => await Server.RunAsync(journal, double.Parse(scale, CultureInfo.InvariantCulture)),
    ["run", .. var options] when RunOptions.Parse(options) is { } parsed => await CrashRun.RunAsync(parsed),
    _ => RunOptions.ShowUsage(),
};
