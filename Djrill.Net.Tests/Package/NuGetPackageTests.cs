using System.Diagnostics;
using System.IO.Compression;
using System.Reflection.PortableExecutable;
using System.Xml.Linq;

namespace Djrill.Net.Tests.Package;

/// <summary>Packs the package as it was built for these tests, and opens it.</summary>
internal sealed class NuGetPackageTests
{
    private string _folder;
    private ZipArchive _package;
    private ZipArchive _symbols;
    private XElement _metadata;

    [OneTimeSetUp]
    public async Task PackAsync()
    {
        _folder = Directory.CreateTempSubdirectory().FullName;
        await PackAsync(_folder);
        _package = await ZipFile.OpenReadAsync(Directory.GetFiles(_folder, "*.nupkg").Single());
        _symbols = await ZipFile.OpenReadAsync(Directory.GetFiles(_folder, "*.snupkg").Single());
        await using var nuspec = await _package.GetEntry("Djrill.Net.nuspec")!.OpenAsync();
        _metadata = XElement.Load(nuspec).Elements().Single(static element => element.Name.LocalName == "metadata");
    }

    [OneTimeTearDown]
    public async Task CleanUpAsync()
    {
        await _package.DisposeAsync();
        await _symbols.DisposeAsync();
        Directory.Delete(_folder, true);
    }

    [Test]
    public void Package_HoldsTheLibraryItsDocumentationAndTheDocs() => Assert.That(
        _package.Entries.Select(static entry => entry.FullName).Where(static name => !name.StartsWith("package/", StringComparison.Ordinal)),
        Is.EquivalentTo([
            "_rels/.rels", "[Content_Types].xml", "Djrill.Net.nuspec", "LICENSE", "lib/net10.0/Djrill.Net.dll", "lib/net10.0/Djrill.Net.xml",
            "docs/images/inspector.png", .. Pages.All.Select(static page => page.Path),
        ]));

    [TestCaseSource(typeof(Pages), nameof(Pages.All))]
    public void RelativeLink_LeadsToAFileOfThePackage(Page page)
    {
        var names = _package.Entries.Select(static entry => entry.FullName).ToHashSet();
        var targets = page.Links
            .Where(static target => !target.Contains("://", StringComparison.Ordinal))
            .Select(static target => target.Split('#')[0])
            .Where(static target => target.Length > 0)
            .Select(target => Path.GetRelativePath("/", Path.GetFullPath(Path.Combine("/", Path.GetDirectoryName(page.Path)!, target)))); // Not null: it has a folder.

        Assert.That(targets.Where(target => !names.Contains(target)), Is.Empty);
    }

    [TestCase("RepositoryUrl", "https://git.example.test/us/djrill/", "https://git.example.test/us/djrill/blob/HEAD/")]
    [TestCase("PackageProjectUrl", "https://git.example.test/us/djrill", "https://git.example.test/us/djrill/blob/HEAD/")]
    [TestCase("PackageDocsUrl", "https://docs.example.test/v1", "https://docs.example.test/v1/")]
    public async Task ReadmeOfAPackageWithAUrl_HasAbsoluteLinks(string property, string url, string expected)
    {
        var folder = Path.Combine(_folder, property);
        await PackAsync(folder, $"-p:{property}={url}");
        await using var package = await ZipFile.OpenReadAsync(Directory.GetFiles(folder, "*.nupkg").Single());
        using var reader = new StreamReader(await package.GetEntry("README.md")!.OpenAsync()); // Not null: the package has one.
        var packed = await reader.ReadToEndAsync();
        var source = await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"));

        Assert.That(new Page("README.md", packed.Split('\n')).Links, Is.All.StartsWith("https://").And.Some.EqualTo(expected + "docs/quickstart.md"));
        Assert.That(packed.TrimEnd().Replace($"]({expected}", "](", StringComparison.Ordinal), Is.EqualTo(source.TrimEnd()), "Nothing else is changed.");
    }

    [Test]
    public void Dependencies_AreNewtonsoftJsonAndTheFramework()
    {
        var names = _metadata.Descendants().Where(static element => element.Name.LocalName is "dependency" or "frameworkReference");

        Assert.That(
            names.Select(static element => (element.Name.LocalName, element.Attribute("id")?.Value ?? element.Attribute("name")?.Value)),
            Is.EquivalentTo(new[] { ("dependency", "Newtonsoft.Json"), ("frameworkReference", "Microsoft.AspNetCore.App") }));
    }

    [TestCase("id", "Djrill.Net")]
    [TestCase("license", "MIT")]
    [TestCase("readme", "README.md")]
    public void Metadata_IsSet(string name, string value) =>
        Assert.That(_metadata.Elements().Single(element => element.Name.LocalName == name).Value, Is.EqualTo(value));

    [Test]
    public async Task Readme_IsTheOneOfTheRepository()
    {
        using var reader = new StreamReader(await _package.GetEntry("README.md")!.OpenAsync());

        Assert.That(await reader.ReadToEndAsync(), Is.EqualTo(await File.ReadAllTextAsync(Path.Combine(Repository.Root, "README.md"))));
    }

    [Test]
    public void Symbols_AreAPackageOfTheirOwn() =>
        Assert.That(_symbols.Entries.Select(static entry => entry.FullName), Has.Member("lib/net10.0/Djrill.Net.pdb"));

    [Test]
    public void Library_IsBuiltDeterministically()
    {
        using var library = new PEReader(File.OpenRead(typeof(WebhookController).Assembly.Location));

        Assert.That(library.ReadDebugDirectory().Select(static entry => entry.Type), Has.Member(DebugDirectoryEntryType.Reproducible));
    }

    [Test]
    public void Documentation_HoldsEveryPublicType()
    {
        using var documentation = _package.GetEntry("lib/net10.0/Djrill.Net.xml")!.Open();
        var documented = XElement.Load(documentation).Descendants("member").Select(static member => member.Attribute("name")!.Value).ToHashSet();

        Assert.That(
            typeof(WebhookController).Assembly.GetExportedTypes().Select(static type => "T:" + type.FullName), Is.SubsetOf(documented));
    }

    private static Task PackAsync(string folder, params string[] more) => RunAsync(
        ["pack", Path.Combine(Repository.Root, "Djrill.Net"), "--no-build", "--configuration", BuildConfiguration.Name, "--output", folder, .. more]);

    private static async Task RunAsync(params string[] arguments)
    {
        using var process = Process.Start(new ProcessStartInfo("dotnet", arguments) { RedirectStandardOutput = true })!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        Assert.That(process.ExitCode, Is.Zero, output);
    }
}
