namespace Djrill.Net.Tests.Package;

/// <summary>The examples of a channel and of Hangfire stand on the page as they are run by a test.</summary>
internal sealed class SlowWorkPageTests
{
    [TestCase("A channel", "ChannelHandler")]
    [TestCase("A channel", "ChannelWorker")]
    [TestCase("A channel", "Reports")]
    [TestCase("Hangfire", "JobHandler")]
    [TestCase("Hangfire", "ReportJob")]
    [TestCase("Hangfire", "Reports")]
    public void TypeThatATestRuns_StandsOnThePage(string heading, string type)
    {
        var source = SourceOf(type);
        var code = source[(source.IndexOf(";\n\n", source.IndexOf("\nnamespace ", StringComparison.Ordinal), StringComparison.Ordinal) + 3)..];

        Assert.That(BlockUnder(heading), Does.Contain(code));
    }

    [TestCase("A channel", "ChannelSetup")]
    [TestCase("Hangfire", "JobSetup")]
    public void RegistrationThatATestRuns_StandsOnThePage(string heading, string type)
    {
        var lines = SourceOf(type).Split('\n').SkipWhile(static line => line != "    {").Skip(1).TakeWhile(static line => line != "    }").ToList();

        Assert.That(lines, Has.Count.AtLeast(4));
        Assert.That(BlockUnder(heading), Does.Contain(string.Concat(lines.Select(static line => $"{line[8..]}\n"))));
    }

    private static string BlockUnder(string heading) =>
        Pages.Of("docs/slow-work.md").Blocks.Single(block => block.Heading == heading).Text;

    private static string SourceOf(string type) =>
        File.ReadAllText(Path.Combine(Repository.Root, "Djrill.Net.Tests", "Examples", "SlowWork", $"{type}.cs"));
}
