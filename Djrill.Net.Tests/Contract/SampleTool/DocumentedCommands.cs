extern alias sample;

using Djrill.Net.Tests.Package;
using sample::Djrill.Net.Sample;

namespace Djrill.Net.Tests.Contract.SampleTool;

/// <summary>All commands of the sample in the help, README.md and the docs. A new line is found without a change here.</summary>
internal static class DocumentedCommands
{
    public static IReadOnlyList<DocumentedCommand> All { get; } = [.. OfHelp(), .. OfPages()];

    private static IEnumerable<DocumentedCommand> OfHelp() =>
        Usage.Help.Split('\n').Select(static line => DocumentedCommand.Parse("help", line.TrimEnd('\r'))).OfType<DocumentedCommand>();

    private static IEnumerable<DocumentedCommand> OfPages() =>
        from page in Pages.All
        from block in page.Blocks
        where block.Language == "sh"
        from line in block.Text.Replace("\\\n", " ", StringComparison.Ordinal).Split('\n')
        let command = DocumentedCommand.Parse(block.ToString(), line)
        where command is not null
        select command;
}
