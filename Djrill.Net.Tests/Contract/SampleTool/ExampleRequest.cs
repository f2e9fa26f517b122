using Djrill.Net.Tests.Package;

namespace Djrill.Net.Tests.Contract.SampleTool;

/// <summary>The captured request among the examples of the sample.</summary>
internal static class ExampleRequest
{
    public const string Key = "example-key";
    public const string Secret = "example-secret-0001";
    public const string Url = "https://hooks.example.com/djrill/webhook/?secret=" + Secret;

    /// <summary>Made with Python's hmac, as is written in requests.http.</summary>
    public const string Signature = "LpaxMvNxJLaMoXj5Ba1RANzpIVI=";

    public static readonly string Text = File.ReadAllText(Path.Combine(Repository.Root, "docs", "sample", "examples", "request.txt"));

    public static IEnumerable<string> Forms =>
    [
        Text,
        Text.TrimEnd('\n'),
        Text + "\n\n",
        Text.Replace("\n", "\r\n", StringComparison.Ordinal),
        "\n\n" + Text,
        Without(Text, "Content-Length"),
        Text.Replace("X-Mandrill-Signature", "x-mandrill-SIGNATURE", StringComparison.Ordinal),
        Text.Replace("POST /djrill/webhook/?secret=" + Secret, "POST " + Url, StringComparison.Ordinal),
    ];

    public static string Without(string request, string header) =>
        string.Join('\n', request.Split('\n').Where(line => !line.StartsWith(header, StringComparison.Ordinal)));
}
