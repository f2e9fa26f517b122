using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Djrill.Net.Tests.Package;

/// <summary>The source of the package, compiled with its documentation.</summary>
internal static class PackageSource
{
    public const string RootRoom = "root";

    private static readonly string Folder = Path.Combine(Repository.Root, "Djrill.Net");
    private static readonly CSharpCompilation Compilation = Compile();

    public static IEnumerable<SyntaxTree> Trees => Compilation.SyntaxTrees.Where(static tree => tree.FilePath.Length > 0);

    public static IEnumerable<string> Files => Trees.Select(static tree => tree.FilePath);

    /// <summary>Gets the errors of the compilation, of which the tests would not see some uses.</summary>
    public static IEnumerable<Diagnostic> Errors => Compilation.GetDiagnostics().Where(static found => found.Severity == DiagnosticSeverity.Error)

        // "Partial member must have an implementation part": the generators do not run here.
        .Where(static found => found.Id is not ("CS8795" or "CS9248"));

    public static SyntaxTree Tree(string file) => Trees.Single(tree => tree.FilePath == file);

    public static string RoomOf(string path) => path.Contains('/', StringComparison.Ordinal) ? path[..path.IndexOf('/', StringComparison.Ordinal)] : RootRoom;

    /// <summary>Finds every use of a type of another room: by name, by the type of an expression, and by a link in the documentation.</summary>
    public static IReadOnlyList<RoomUse> FindUses() => [.. Trees.SelectMany(FindUses)];

    private static IEnumerable<RoomUse> FindUses(SyntaxTree tree)
    {
        var model = Compilation.GetSemanticModel(tree);
        var room = RoomOf(tree.FilePath);
        return
            from node in tree.GetRoot().DescendantNodes(descendIntoTrivia: true)
            from type in TypesOf(node, model)
            let used = FileOf(type)
            where used is not null && RoomOf(used) != room
            let isLink = node.Ancestors().Any(static ancestor => ancestor is XmlCrefAttributeSyntax)
            where !isLink || type.DeclaredAccessibility != Accessibility.Public || !IsDocumentationOfPublicType(node)
            let line = tree.GetLineSpan(node.Span).StartLinePosition.Line + 1
            group type by new RoomUse($"{tree.FilePath}:{line}", room, type.Name, RoomOf(used)) into same
            select same.Key;
    }

    /// <summary>Finds the types that an expression, a name or a pattern is of, also where it is inferred.</summary>
    private static IEnumerable<INamedTypeSymbol> TypesOf(SyntaxNode node, SemanticModel model)
    {
        if (node is not (ExpressionSyntax or CrefSyntax))
        {
            return [];
        }

        var symbol = model.GetSymbolInfo(node).Symbol;
        var types = new[] { symbol as ITypeSymbol ?? symbol?.ContainingType, model.GetTypeInfo(node).Type };
        return types.OfType<INamedTypeSymbol>().SelectMany(static type => type.TypeArguments.OfType<INamedTypeSymbol>().Append(type))
            .Select(static type => type.OriginalDefinition);
    }

    private static string? FileOf(INamedTypeSymbol type) =>
        type.DeclaringSyntaxReferences.FirstOrDefault()?.SyntaxTree.FilePath is { Length: > 0 } path ? path : null;

    /// <summary>Checks whether a link stands in the documentation of a public type, which may link anywhere.</summary>
    private static bool IsDocumentationOfPublicType(SyntaxNode node)
    {
        var documented = node.Ancestors().OfType<DocumentationCommentTriviaSyntax>().First().ParentTrivia.Token.Parent;
        return documented?.AncestorsAndSelf().OfType<BaseTypeDeclarationSyntax>().LastOrDefault()?.Modifiers.Any(SyntaxKind.PublicKeyword) is true;
    }

    private static CSharpCompilation Compile()
    {
        var options = new CSharpParseOptions(LanguageVersion.Latest, DocumentationMode.Diagnose);
        var files = Directory.EnumerateFiles(Folder, "*.cs", SearchOption.AllDirectories)
            .Select(file => CSharpSyntaxTree.ParseText(File.ReadAllText(file), options, Path.GetRelativePath(Folder, file).Replace('\\', '/')));
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
