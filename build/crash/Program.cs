using Djrill.Net.Crash;

return args switch
{
    ["serve", var folder, var ledger] => await Server.RunAsync(folder, ledger),
    ["run", .. var options] when RunOptions.Parse(options) is { } parsed => await CrashRun.RunAsync(parsed),
    _ => RunOptions.ShowUsage(),
};
