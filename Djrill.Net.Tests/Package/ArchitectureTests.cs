using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Djrill.Net.Tests.Package;

/// <summary>Dependencies between the package's rooms run one way, and a file's namespace is its folder.</summary>
internal sealed class ArchitectureTests
{
    /// <summary>What each room may use beside itself. "Root" is the public face.</summary>
    private static readonly Dictionary<string, string[]> Allowed = new()
    {
        ["Root"] = ["Configuration", "Delivery", "Diagnostics", "Events", "Http", "Protocol"],
        ["Http"] = ["Configuration", "Delivery", "Diagnostics", "Memory", "Protocol"],
        ["Protocol"] = ["Configuration", "Diagnostics", "Memory"],
        ["Memory"] = ["Configuration", "Diagnostics"],
        ["Delivery"] = ["Protocol", "Events", "Configuration", "Diagnostics"],
        ["Configuration"] = ["Diagnostics"],
        ["Diagnostics"] = [],
        ["Events"] = ["Protocol"],
        ["Testing"] = ["Protocol", "Events", "Configuration", "Delivery"],
    };

    /// <summary>The types of the public face that a room may use, since they are what it is about.</summary>
    private static readonly Dictionary<string, string[]> AllowedOfRoot = new()
    {
        ["Configuration"] = [nameof(DjrillOptions), nameof(DjrillSignatureOptions), nameof(MandrillWebhookOptions), nameof(WebhookController)],
        ["Diagnostics"] = [nameof(MandrillTelemetry), nameof(MandrillEventTypes), nameof(MandrillHealthCheckOptions)],
        ["Http"] = [nameof(MandrillSignature)],
        ["Delivery"] =
        [
            nameof(MandrillSignals), nameof(MandrillWebhookEventArgs), nameof(MandrillEventsAttribute), nameof(MandrillHandlerAttribute),
            nameof(MandrillDelivery), nameof(MandrillDeadLetter), nameof(MandrillDeadLetterEventArgs), nameof(IMandrillDeadLetterHandler),
            "IMandrillEventHandler{TEvent}", nameof(DjrillOptions), nameof(MandrillEventTypes),
        ],
        ["Testing"] = [nameof(MandrillSignature), nameof(MandrillEventTypes)],
    };

    private static readonly string Source = Path.Combine(Repository.Root, "Djrill.Net");

    private static readonly CSharpCompilation Compilation = Compile();

    private static IEnumerable<string> Files => Compilation.SyntaxTrees.Select(static tree => tree.FilePath).Where(static path => path.Length > 0);

    [TestCaseSource(nameof(Files))]
    public void File_UsesOnlyWhatItsRoomMay(string file)
    {
        var tree = Compilation.SyntaxTrees.Single(tree => tree.FilePath == file);
        var model = Compilation.GetSemanticModel(tree);
        var room = RoomOf(file);

        var uses = tree.GetRoot().DescendantNodes().OfType<SimpleNameSyntax>()
            .Where(static name => !name.Ancestors().Any(static node => node is XmlCrefAttributeSyntax))
            .Select(name => model.GetSymbolInfo(name).Symbol)
            .Select(static symbol => symbol as INamedTypeSymbol ?? symbol?.ContainingType)
            .Select(static type => type?.OriginalDefinition.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.FilePath)
            .Where(path => path is { Length: > 0 } && RoomOf(path) != room)
            .Select(static path => path!)
            .Where(path => !Allowed[room].Contains(RoomOf(path)))
            .Where(path => RoomOf(path) != "Root" || !AllowedOfRoot.GetValueOrDefault(room, []).Contains(Path.GetFileNameWithoutExtension(path)))
            .Distinct();

        Assert.That(uses, Is.Empty);
    }

    [Test]
    public void OtherRooms_DoNotUseTheTestKit() => Assert.That(Allowed.Values.SelectMany(static rooms => rooms), Has.None.EqualTo("Testing"));

    [Test]
    public void ProtocolAndEvents_KnowNoMvc() => Assert.That(
        Files.Where(static file => RoomOf(file) is "Protocol" or "Events").Select(static file => File.ReadAllText(Path.Combine(Source, file))),
        Is.Not.Empty.And.None.Contains("AspNetCore.Mvc"));

    [TestCaseSource(nameof(Files))]
    public void Namespace_IsTheFolder(string file)
    {
        var room = RoomOf(file);
        var root = Compilation.SyntaxTrees.Single(tree => tree.FilePath == file).GetCompilationUnitRoot();

        Assert.That(
            root.DescendantNodes().OfType<BaseNamespaceDeclarationSyntax>().Select(static space => space.Name.ToString()),
            Is.EqualTo([room == "Root" ? "Djrill.Net" : $"Djrill.Net.{room}"]));
    }

    [Test]
    public void Compilation_KnowsEverySymbol() => Assert.That(
        Compilation.GetDiagnostics().Where(static found => found.Severity == DiagnosticSeverity.Error)

            // "Partial member must have an implementation part": the generator of the log messages does not run here.
            .Where(static found => found.Id != "CS8795"),
        Is.Empty);

    [Test]
    public void EveryRoom_HasItsRules() => Assert.That(Files.Select(RoomOf).Distinct(), Is.SubsetOf(Allowed.Keys));

    private static string RoomOf(string path) => Path.GetDirectoryName(path) is { Length: > 0 } folder ? folder : "Root";

    private static CSharpCompilation Compile()
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest);
        var files = Directory.EnumerateFiles(Source, "*.cs", SearchOption.AllDirectories)
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, Path.GetRelativePath(Source, file)));
        var usings = CSharpSyntaxTree.ParseText(
            string.Concat(new[] { "System", "System.Collections.Generic", "System.IO", "System.Linq", "System.Net.Http", "System.Threading", "System.Threading.Tasks" }
                .Select(static space => $"global using {space};")), options);
        var references = ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!).Split(Path.PathSeparator)
            .Where(static path => !Path.GetFileName(path).StartsWith("Djrill", StringComparison.Ordinal))
            .Select(static path => MetadataReference.CreateFromFile(path));
        return CSharpCompilation.Create(
            "Djrill.Net", [usings, .. files], references, new CSharpCompilationOptions(OutputKind.DynamicallyLinkedLibrary));
    }
}
