using System.Text.Json;
using System.Xml.Linq;

namespace Djrill.Net.Tests.Package;

internal sealed class DocsTests
{
    private const int MaxReadmeLines = 149;

    private static readonly string[] Languages = ["csharp", "json", "nginx", "sh", "sql", "text", "xml"];

    private static IEnumerable<TestCaseData<CodeBlock>> CSharpBlocks => Blocks("csharp");

    private static IEnumerable<TestCaseData<CodeBlock>> JsonBlocks => Blocks("json");

    private static IEnumerable<TestCaseData<CodeBlock>> XmlBlocks => Blocks("xml");

    [TestCaseSource(nameof(CSharpBlocks))]
    public void CSharpBlock_Compiles(CodeBlock block) => Assert.That(SnippetCompiler.Compile(block), Is.Empty);

    [TestCaseSource(nameof(JsonBlocks))]
    public void JsonBlock_Parses(CodeBlock block) => Assert.That(() => JsonDocument.Parse(block.Text).Dispose(), Throws.Nothing);

    [TestCaseSource(nameof(XmlBlocks))]
    public void XmlBlock_Parses(CodeBlock block) => Assert.That(() => XDocument.Parse(block.Text), Throws.Nothing);

    [TestCaseSource(typeof(Pages), nameof(Pages.All))]
    public void FencedBlock_NamesAKnownLanguage(Page page) =>
        Assert.That(page.Blocks.Select(static block => block.Language), Is.All.AnyOf(Languages), "Else a block of C# could hide from the compiler.");

    [TestCaseSource(typeof(Pages), nameof(Pages.All))]
    public void RelativeLink_LeadsSomewhere(Page page) => Assert.That(page.Links.Where(target => !Exists(page, target)), Is.Empty);

    [TestCaseSource(typeof(Pages), nameof(Pages.All))]
    public void BlockOfAProxy_PassesOnWhatTheApplicationAsksFor(Page page) => Assert.That(
        page.Blocks.Where(static block => block.Language == "nginx" && block.Text.Contains("proxy_pass", StringComparison.Ordinal)).Select(static block => block.Text),
        Is.All.Contains("proxy_set_header Host ").And.All.Contains("proxy_set_header X-Forwarded-For ").And.All.Contains("proxy_set_header X-Forwarded-Proto "));

    [Test]
    public void Examples_NeverAppendToAFile() => Assert.That(
        Pages.All.SelectMany(static page => page.Blocks).Where(static block => block.Text.Contains("File.Append", StringComparison.Ordinal)),
        Is.Empty, "Batches are delivered in parallel.");

    [Test]
    public void Readme_ShowsNoSecretTooShortToStart() => Assert.That(
        File.ReadAllText(Path.Combine(Repository.Root, "README.md")), Does.Not.Contain("your-secret"));

    [Test]
    public void Readme_FitsOnItsPage() => Assert.That(Pages.Of("README.md").LineCount, Is.AtMost(MaxReadmeLines));

    [Test]
    public void Docs_AreFoundAtAll()
    {
        using (Assert.EnterMultipleScope())
        {
            Assert.That(Pages.All.Select(static page => page.Path), Is.SupersetOf([
                "README.md", "docs/configuration.md", "docs/events.md", "docs/handlers.md", "docs/inbound.md", "docs/inbox.md", "docs/operations.md",
                "docs/quickstart.md", "docs/security.md", "docs/testing.md",
            ]));
            Assert.That(CSharpBlocks.Count(), Is.GreaterThan(10));
            Assert.That(JsonBlocks.Count(), Is.GreaterThan(5));
            Assert.That(Pages.Of("README.md").Links, Has.Some.EqualTo("docs/quickstart.md"));
        }
    }

    private static IEnumerable<TestCaseData<CodeBlock>> Blocks(string language) => Pages.All
        .SelectMany(static page => page.Blocks)
        .Where(block => block.Language == language)
        .Select(static block => new TestCaseData<CodeBlock>(block).SetArgDisplayNames(block.ToString()));

    private static bool Exists(Page page, string target)
    {
        if (target.Contains("://", StringComparison.Ordinal))
        {
            return true;
        }

        var (path, anchor) = target.Split('#') is [var file, var heading] ? (file, heading) : (target, null);
        var relative = path.Length == 0 ? page.Path : Path.Combine(Path.GetDirectoryName(page.Path)!, path);
        var full = Path.GetFullPath(Path.Combine(Repository.Root, relative));
        return anchor is null
            ? Path.Exists(full)
            : File.Exists(full) && Pages.Of(Path.GetRelativePath(Repository.Root, full)).Anchors.Contains(anchor);
    }
}
