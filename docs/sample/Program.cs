using System.Text;
using Djrill.Net.Sample;

// Subjects come in every language.
Console.OutputEncoding = Encoding.UTF8;

return args switch
{
    ["secret"] => RandomText.Print(),
    ["send", .. var options] => await Sender.RunAsync(options),
    ["help" or "--help" or "-h" or "-?"] => Usage.Show(),
    [] => await Receiver.RunAsync(args),
    [var first, ..] when first.StartsWith('-') => await Receiver.RunAsync(args),
    _ => Usage.Refuse(),
};
