using System.Collections.Immutable;
using Microsoft.AspNetCore.Mvc.Testing;
using Microsoft.AspNetCore.TestHost;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;

namespace Djrill.Net.Tests.Package;

/// <summary>Compiles a block of C# as a project of the Web SDK with a reference to the package would.</summary>
internal static class SnippetCompiler
{
    private const string ImplicitUsings = """
        global using System;
        global using System.Collections.Generic;
        global using System.IO;
        global using System.Linq;
        global using System.Net.Http;
        global using System.Net.Http.Json;
        global using System.Threading;
        global using System.Threading.Tasks;
        global using Microsoft.AspNetCore.Builder;
        global using Microsoft.AspNetCore.Hosting;
        global using Microsoft.AspNetCore.Http;
        global using Microsoft.AspNetCore.Routing;
        global using Microsoft.Extensions.Configuration;
        global using Microsoft.Extensions.DependencyInjection;
        global using Microsoft.Extensions.Hosting;
        global using Microsoft.Extensions.Logging;
        """;

    private static readonly SyntaxTree ImplicitUsingsTree = CSharpSyntaxTree.ParseText(ImplicitUsings);

    private static readonly IReadOnlyList<MetadataReference> References =
        [.. FindReferences().Select(static path => MetadataReference.CreateFromFile(path))];

    /// <summary>For blocks that say that they need them: a reader has them only after adding them.</summary>
    private static readonly IReadOnlyList<(string Using, MetadataReference[] References)> OnDemand =
    [
        ("using Microsoft.Data.Sqlite;", [ReferenceOf<Microsoft.Data.Sqlite.SqliteConnection>()]),
        ("using MimeKit;", [ReferenceOf<MimeKit.MimeMessage>()]),
        ("using Npgsql;", [ReferenceOf<Npgsql.NpgsqlDataSource>()]),
        ("using NUnit.Framework;", [ReferenceOf<TestAttribute>()]),
        ("using Microsoft.AspNetCore.Mvc.Testing;", [ReferenceOf<WebApplicationFactory<Program>>(), ReferenceOf<TestServer>(), ReferenceOf<Program>()]),
    ];

    // CS1701, CS1702, "Assuming assembly reference matches identity": the SDK silences both in every project.
    private static readonly CSharpCompilationOptions Options = new CSharpCompilationOptions(OutputKind.ConsoleApplication)
        .WithNullableContextOptions(NullableContextOptions.Enable)
        .WithSpecificDiagnosticOptions(ImmutableDictionary.CreateRange(StringComparer.Ordinal, new Dictionary<string, ReportDiagnostic>
        {
            ["CS1701"] = ReportDiagnostic.Suppress,
            ["CS1702"] = ReportDiagnostic.Suppress,
        }));

    /// <summary>Compiles the block; a fragment is completed, a block of types alone becomes a library.</summary>
    /// <returns>Every error and every warning, with the page's own line.</returns>
    public static IReadOnlyList<string> Compile(CodeBlock block) => Compile(block, Stream.Null);

    /// <summary>Compiles the block into a stream.</summary>
    public static IReadOnlyList<string> Compile(CodeBlock block, Stream assembly)
    {
        var root = CSharpSyntaxTree.ParseText(block.Text).GetCompilationUnitRoot();
        var isProgram = root.Members.OfType<GlobalStatementSyntax>().Any();
        var compilation = CSharpCompilation.Create(
            "Snippet",
            [ImplicitUsingsTree, CSharpSyntaxTree.ParseText(isProgram ? Complete(block, root) : At(block, 0) + block.Text)],
            [.. References, .. OnDemand.Where(demand => block.Text.Contains(demand.Using, StringComparison.Ordinal)).SelectMany(static demand => demand.References)],
            isProgram ? Options : Options.WithOutputKind(OutputKind.DynamicallyLinkedLibrary));

        return [.. compilation.Emit(assembly).Diagnostics
            .Where(static found => found.Severity >= DiagnosticSeverity.Warning)
            .Select(static found => $"{found.Location.GetMappedLineSpan()}: {found.Severity} {found.Id}: {found.GetMessage(null)}")];
    }

    private static PortableExecutableReference ReferenceOf<T>() => MetadataReference.CreateFromFile(typeof(T).Assembly.Location);

    /// <summary>Declares the 'builder' and the 'app' of a fragment that takes them for granted, behind its using lines.</summary>
    private static string Complete(CodeBlock block, CompilationUnitSyntax root)
    {
        var usings = root.Usings.Count == 0 ? 0 : root.Usings.Last().FullSpan.End;
        var needsApp = TakesForGranted(root, "app");
        var prelude =
            !needsApp && !TakesForGranted(root, "builder") ? "" :
            "var builder = WebApplication.CreateBuilder(args);\n" + (needsApp ? "var app = builder.Build();\n" : "");

        return $"{At(block, 0)}{block.Text[..usings]}{prelude}{At(block, usings)}{block.Text[usings..]}";
    }

    private static bool TakesForGranted(SyntaxNode root, string name) =>
        root.DescendantNodes().OfType<IdentifierNameSyntax>().Any(used => used.Identifier.ValueText == name)
        && !root.DescendantNodes().Any(node => node switch
        {
            VariableDeclaratorSyntax variable => variable.Identifier.ValueText == name,
            ParameterSyntax parameter => parameter.Identifier.ValueText == name,
            _ => false,
        });

    private static string At(CodeBlock block, int position) =>
        $"#line {block.Line + block.Text[..position].Count(static letter => letter == '\n')} \"{block.Path}\"\n";

    /// <summary>
    /// The framework, the package and what it depends on, and Entity Framework, Hangfire, Wolverine and OpenTelemetry, which examples are about;
    /// nothing else that these tests happen to reference. What they have newer than the framework stands in for its part of that name.
    /// </summary>
    private static IEnumerable<string> FindReferences()
    {
        var here = Path.GetDirectoryName(typeof(SnippetCompiler).Assembly.Location);
        return ((string)AppContext.GetData("TRUSTED_PLATFORM_ASSEMBLIES")!)
            .Split(Path.PathSeparator)
            .Where(path => Path.GetDirectoryName(path) != here || IsOffered(Path.GetFileName(path)));
    }

    private static bool IsOffered(string file) =>
        file is "Djrill.Net.dll" or "Newtonsoft.Json.dll"
        || file.StartsWith("Hangfire.", StringComparison.Ordinal)
        || file.StartsWith("JasperFx", StringComparison.Ordinal)
        || file.StartsWith("Wolverine", StringComparison.Ordinal)
        || file.StartsWith("Microsoft.EntityFrameworkCore", StringComparison.Ordinal)
        || file.StartsWith("OpenTelemetry.", StringComparison.Ordinal)
        || file.StartsWith("Microsoft.Extensions.", StringComparison.Ordinal);
}
