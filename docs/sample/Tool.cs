namespace Djrill.Net.Sample;

/// <summary>Runs the command that the first argument names. Without a command, the receiver runs.</summary>
internal static class Tool
{
    public static async Task<int> RunAsync(string[] args, TextWriter output, TextWriter error)
    {
        try
        {
            return await RunCommandAsync(args, output, error);
        }
        catch (ArgumentMistakeException mistake)
        {
            await error.WriteLineAsync(mistake.Message);
            return ExitCodes.WrongArguments;
        }
    }

    private static async Task<int> RunCommandAsync(string[] args, TextWriter output, TextWriter error)
    {
        switch (args)
        {
            case [var first, ..] when IsHelp(first):
            case ["send" or "explain" or "secret", .. var rest] when rest.Any(IsHelp):
            case ["help"] or ["help", "send" or "explain" or "secret" or "help"]:
                await output.WriteLineAsync(Usage.Help);
                return ExitCodes.Success;
            case ["send", .. var rest]:
                return await new SendCommand(output, error).RunAsync(CommandParser.Parse("send", CommandOptions.Send, rest));
            case ["explain", .. var rest]:
                return await new ExplainCommand(output).RunAsync(CommandParser.Parse("explain", CommandOptions.Explain, rest));
            case ["secret", .. var rest]:
                CommandParser.Parse("secret", [], rest).RefuseWords("'secret' takes no arguments. It prints a new random secret.");
                await output.WriteLineAsync(RandomText.Create());
                return ExitCodes.Success;
            case [] or [['-', ..], ..]:
                ReceiverArguments.Check(args);
                return await Receiver.RunAsync(args);
            default:
                throw UnknownCommand(args[0] == "help" ? args[1] : args[0]);
        }
    }

    private static bool IsHelp(string argument) => argument is "--help" or "-h" or "-?";

    private static ArgumentMistakeException UnknownCommand(string found) => found.Contains("://", StringComparison.Ordinal)
        ? new($"The URL '{TargetUrl.Shown(found)}' was found in place of a command. Write the command first: '{Usage.Send} URL'.")
        : new($"Unknown command '{found}'.{NearestName.Hint(found, Usage.Commands)} "
        + $"The commands are {string.Join(", ", Usage.Commands)}; '{Usage.Receive} -- help' shows them.");
}
