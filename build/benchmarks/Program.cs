using Djrill.Net.Benchmarks;
using Djrill.Net.Benchmarks.Inbox;
using Djrill.Net.Benchmarks.Receivers;

return args switch
{
    ["serve", var receiver, var subscriber] => await Receiver.ServeAsync(receiver, subscriber),
    ["serve-inbox", var settings] => await InboxServer.ServeAsync(InboxServerSettings.Parse(settings)),
    [] or ["help" or "--help" or "-h" or "-?", ..] => Usage.Show(),
    _ => Verbs.Run(args),
};
