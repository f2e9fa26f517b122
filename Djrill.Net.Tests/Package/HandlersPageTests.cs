namespace Djrill.Net.Tests.Package;

/// <summary>The examples that tests run are those of docs/handlers.md: a unique key, a channel, Hangfire and Wolverine.</summary>
internal sealed class HandlersPageTests
{
    [TestCase("Handle an event exactly once", "Bounce")]
    [TestCase("Handle an event exactly once", "BounceHandler")]
    [TestCase("Handle an event exactly once", "ShopContext")]
    [TestCase("A channel", "SlowWork/ChannelHandler")]
    [TestCase("A channel", "SlowWork/ChannelWorker")]
    [TestCase("A channel", "SlowWork/Reports")]
    [TestCase("Hangfire", "SlowWork/JobHandler")]
    [TestCase("Hangfire", "SlowWork/ReportJob")]
    [TestCase("Hangfire", "SlowWork/Reports")]
    [TestCase("Wolverine", "SlowWork/QueueHandler")]
    [TestCase("Wolverine", "SlowWork/ReportMessage")]
    [TestCase("Wolverine", "SlowWork/ReportMessageHandler")]
    [TestCase("Wolverine", "SlowWork/Reports")]
    public void TypeOfAnExample_IsOnThePage(string heading, string file)
    {
        var source = $"\n{SourceOf(file)}";
        var code = source[(source.IndexOf(";\n\n", source.IndexOf("\nnamespace ", StringComparison.Ordinal), StringComparison.Ordinal) + 3)..];

        Assert.That(BlockUnder(heading), Does.Contain(code));
    }

    [TestCase("A channel", "SlowWork/ChannelSetup")]
    [TestCase("Hangfire", "SlowWork/JobSetup")]
    [TestCase("Wolverine", "SlowWork/QueueSetup")]
    public void RegistrationOfAnExample_IsOnThePage(string heading, string file)
    {
        var lines = SourceOf(file).Split('\n').SkipWhile(static line => line != "    {").Skip(1).TakeWhile(static line => line != "    }").ToList();

        Assert.That(lines, Has.Count.AtLeast(4));
        Assert.That(BlockUnder(heading), Does.Contain(string.Concat(lines.Select(static line => $"{line[8..]}\n"))));
    }

    private static string BlockUnder(string heading) =>
        Pages.Of("docs/handlers.md").Blocks.Single(block => block.Heading == heading).Text;

    private static string SourceOf(string file) =>
        File.ReadAllText(Path.Combine(Repository.Root, "Djrill.Net.Tests", "Examples", $"{file}.cs"));
}
