namespace Djrill.Net.Tests.Package;

/// <summary>The pages that a user reads: README.md and docs/.</summary>
internal static class Pages
{
    public static readonly IReadOnlyList<Page> All = [.. FindPaths().Order(StringComparer.Ordinal).Select(Of)];

    public static Page Of(string path) => new(path, File.ReadAllLines(Path.Combine(Repository.Root, path)));

    private static IEnumerable<string> FindPaths() => Directory
        .EnumerateFiles(Path.Combine(Repository.Root, "docs"), "*.md", SearchOption.AllDirectories)
        .Select(static file => Path.GetRelativePath(Repository.Root, file).Replace('\\', '/'))
        .Prepend("README.md");
}
