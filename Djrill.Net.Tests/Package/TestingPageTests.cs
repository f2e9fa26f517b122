using Djrill.Net.Testing;
using Djrill.Net.Tests.Examples.Testing;

namespace Djrill.Net.Tests.Package;

/// <summary>The application of docs/testing.md and its tests stand on the page as they are run.</summary>
internal sealed class TestingPageTests
{
    private const int MaxLines = 15;

    private const string Heading = "An application and its tests";

    private static readonly Page Page = Pages.Of("docs/testing.md");

    private static IReadOnlyList<string> Blocks => [.. Page.Blocks.Where(static block => block.Heading == Heading).Select(static block => block.Text)];

    [Test]
    public void Application_StandsOnThePage() => Assert.That(
        Blocks[0], Is.EqualTo(File.ReadAllText(Path.Combine(Repository.Root, "docs", "shop", "Program.cs"))));

    [TestCase(nameof(ShopFactory))]
    [TestCase(nameof(ShopTests))]
    public void TypeThatRuns_StandsOnThePage(string type)
    {
        var source = File.ReadAllText(Path.Combine(Repository.Root, "Djrill.Net.Tests", "Examples", "Testing", $"{type}.cs"));
        var space = $"\nnamespace {typeof(ShopTests).Namespace};\n\n";

        Assert.That(Blocks[1], Does.Contain(source[(source.IndexOf(space, StringComparison.Ordinal) + space.Length)..]));
    }

    [Test]
    public void EachTest_HasAtMost15Lines()
    {
        var tests = Blocks[1].Split("    [Test]\n").Skip(1).Select(static test => test.Split("\n    }\n")[0].Split('\n').Count(static line => line.Trim().Length > 1));

        Assert.That(tests, Has.Exactly(5).Items.And.All.AtMost(MaxLines));
    }

    [Test]
    public void Table_HasEverySample()
    {
        var methods = Page.Table("Methods", "Event types", "Options").SelectMany(static row => row[0].Split(", "));

        Assert.That(methods.Append(nameof(MandrillSamples.All)), Is.EquivalentTo(
            typeof(MandrillSamples).GetMethods().Where(static method => method.IsStatic).Select(static method => method.Name)));
    }
}
