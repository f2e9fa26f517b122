extern alias sample;

using System.Text.RegularExpressions;
using Djrill.Net.Tests.Package;
using sample::Djrill.Net.Sample;

namespace Djrill.Net.Tests.Contract.SampleTool;

/// <summary>All commands of the sample in the help, README.md and the docs. A new line is found without a change here.</summary>
internal static partial class DocumentedCommands
{
    public static IReadOnlyList<DocumentedCommand> All { get; } = [.. OfHelp(), .. OfPages()];

    private static IEnumerable<DocumentedCommand> OfHelp() =>
        Usage.Help.Split('\n').Select(static line => DocumentedCommand.Parse("help", line.TrimEnd('\r'))).OfType<DocumentedCommand>();

    private static IEnumerable<DocumentedCommand> OfPages() =>
        from page in Pages.All
        from block in page.Blocks
        where block.Language == "sh"
        from line in Continued().Replace(block.Text, " ").Split('\n')
        let command = DocumentedCommand.Parse(block.ToString(), line)
        where command is not null
        select command;

    /// <summary>The end of a line that goes on in the next one.</summary>
    [GeneratedRegex(@"[ \t]*\\\n[ \t]*")]
    private static partial Regex Continued();
}
