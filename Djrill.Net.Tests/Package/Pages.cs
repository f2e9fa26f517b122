namespace Djrill.Net.Tests.Package;

/// <summary>The pages that a user reads: README.md and docs/.</summary>
internal static class Pages
{
    public static readonly string Root = FindRoot();

    public static readonly IReadOnlyList<Page> All = [.. FindPaths().Order(StringComparer.Ordinal).Select(Of)];

    public static Page Of(string path) => new(path, File.ReadAllLines(Path.Combine(Root, path)));

    private static IEnumerable<string> FindPaths() => Directory
        .EnumerateFiles(Path.Combine(Root, "docs"), "*.md", SearchOption.AllDirectories)
        .Select(static file => Path.GetRelativePath(Root, file).Replace('\\', '/'))
        .Prepend("README.md");

    private static string FindRoot()
    {
        var folder = AppContext.BaseDirectory;
        while (!File.Exists(Path.Combine(folder, "Djrill.Net.sln")))
        {
            folder = Path.GetDirectoryName(folder)
                ?? throw new InvalidOperationException("No folder above the tests holds 'Djrill.Net.sln'.");
        }

        return folder;
    }
}
