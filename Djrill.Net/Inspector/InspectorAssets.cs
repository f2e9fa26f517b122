using System.Collections.Frozen;
using System.Security.Cryptography;
using Microsoft.AspNetCore.Http;

namespace Djrill.Net.Inspector;

/// <summary>The embedded files: style, script and icon.</summary>
internal static class InspectorAssets
{
    private const string Prefix = "Djrill.Net.Inspector.Assets.";

    private static readonly FrozenDictionary<string, (byte[] Content, string Version, string Type)> Files = new[]
    {
        Load("inspector.css", "text/css; charset=utf-8"),
        Load("inspector.js", "text/javascript; charset=utf-8"),
        Load("icon.svg", "image/svg+xml"),
    }.ToFrozenDictionary(static file => file.Name, static file => (file.Content, file.Version, file.Type));

    /// <summary>Gets a text that changes with the content, so that a browser may keep the file.</summary>
    public static string VersionOf(string name) => Files[name].Version;

    public static Task<InspectorAnswer> RunAsync(InspectorRequest request) => Task.FromResult(
        Files.TryGetValue(request.Route("name"), out var file)
            ? new InspectorAnswer { Content = file.Content, ContentType = file.Type, CacheControl = CacheControlOf(request, file.Version) }
            : InspectorAnswer.Text(StatusCodes.Status404NotFound, "Not found."));

    /// <summary>Gets a long lifetime only for the version that was asked for: another instance may have another one.</summary>
    private static string CacheControlOf(InspectorRequest request, string version) =>
        request.Query("v") == version ? "private, max-age=31536000, immutable" : "no-store";

    private static (string Name, byte[] Content, string Version, string Type) Load(string name, string type)
    {
        using var stream = typeof(InspectorAssets).Assembly.GetManifestResourceStream(Prefix + name)
            ?? throw new InvalidOperationException($"The package has no embedded file '{name}'.");
        var content = new byte[stream.Length];
        stream.ReadExactly(content);
        return (name, content, Convert.ToHexStringLower(SHA256.HashData(content))[..12], type);
    }
}
