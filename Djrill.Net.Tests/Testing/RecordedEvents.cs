using Djrill.Net.Tests.Package;

namespace Djrill.Net.Tests.Testing;

/// <summary>The events of 'TestData/recorded', each byte for byte an element of <c>mandrill_events</c>.</summary>
internal static class RecordedEvents
{
    private static readonly string Folder = Path.Combine(Repository.Root, "Djrill.Net.Tests", "TestData", "recorded");

    public static IEnumerable<string> Names => Directory.EnumerateFiles(Folder, "*.json")
        .Select(static file => Path.GetFileNameWithoutExtension(file))
        .Where(static name => !name.EndsWith(".expected", StringComparison.Ordinal))
        .Order(StringComparer.Ordinal);

    public static string Read(string name) => File.ReadAllText(Path.Combine(Folder, $"{name}.json")).TrimEnd('\n');
}
