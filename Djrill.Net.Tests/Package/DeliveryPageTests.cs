namespace Djrill.Net.Tests.Package;

/// <summary>The example of a unique key stands on the page as it is run by a test.</summary>
internal sealed class DeliveryPageTests
{
    [TestCase("Bounce")]
    [TestCase("BounceHandler")]
    [TestCase("ShopContext")]
    public void ExampleThatATestRuns_StandsOnThePage(string type)
    {
        var source = File.ReadAllText(Path.Combine(Repository.Root, "Djrill.Net.Tests", "Examples", $"{type}.cs"));
        var code = source[(source.IndexOf(";\n\n", source.IndexOf("\nnamespace ", StringComparison.Ordinal), StringComparison.Ordinal) + 3)..];

        Assert.That(Pages.Of("docs/delivery.md").Blocks.Select(static block => block.Text), Has.Some.Contains(code));
    }
}
