namespace Djrill.Net.Sample;

/// <summary>Checks the receiver's arguments. ASP.NET Core ignores what it cannot use, so a typing error would go unnoticed.</summary>
internal static class ReceiverArguments
{
    private const string Example = $"{CommandOptions.Urls} {SampleSettings.DefaultAddress}";

    public static void Check(IReadOnlyList<string> arguments)
    {
        for (var i = 0; i < arguments.Count; i++)
        {
            var argument = arguments[i];
            var name = argument.Split('=', 2)[0];
            RefuseOptionOfACommand(name);
            if (argument.Contains('=', StringComparison.Ordinal))
            {
                continue;
            }

            if (!name.StartsWith("--", StringComparison.Ordinal) && !name.StartsWith('/'))
            {
                throw new ArgumentMistakeException($"'{TargetUrl.Shown(argument)}' is unexpected. "
                    + $"The receiver takes options of the form '--name value', such as '{Example}'. "
                    + $"A command, such as 'send', comes first: '{Usage.Send}'.");
            }

            if (++i == arguments.Count)
            {
                throw new ArgumentMistakeException($"'{name}' has no value. Write '{name} VALUE', for example '{Example}'.");
            }
        }
    }

    private static void RefuseOptionOfACommand(string name)
    {
        if (name != CommandOptions.Urls && CommandOptions.Send.Any(option => option.Name == name))
        {
            throw new ArgumentMistakeException($"'{name}' is an option of 'send'. Write the command first: '{Usage.Send} {name} …'.");
        }

        if (CommandOptions.Explain.Any(option => option.Name == name))
        {
            throw new ArgumentMistakeException(
                $"'{name}' is an option of 'explain'. Write the command first: '{Usage.Receive} -- explain FILE {name} …'.");
        }
    }
}
