using System.Diagnostics.CodeAnalysis;
using System.Net;
using System.Security.Cryptography;
using System.Text;

namespace Djrill.Net.Tests.Contract.Signatures;

/// <summary>A request that Mandrill signs, the way that it takes, and the configuration of the receiver.</summary>
internal sealed record SignedRequest(Random Random)
{
    public const string Secret = "a-random-secret-of-32-characters";

    /// <summary>The URL as entered at Mandrill, in parts.</summary>
    public required UrlOfTest Url { get; init; }

    /// <summary>The URL as configured.</summary>
    public required UrlOfTest Configured { get; init; }

    public required string Key { get; init; }

    public required string ConfiguredKey { get; init; }

    /// <summary>A second configured pair of URL and key.</summary>
    public (string Url, string Key) Second { get; init; } = ("https://second.example.test/djrill/webhook?secret=" + Secret, "a-second-key");

    /// <summary>The key that Mandrill signs with.</summary>
    public required string SigningKey { get; init; }

    /// <summary>The batch as Mandrill wrote it.</summary>
    public required string Json { get; init; }

    /// <summary>The batch as it arrives.</summary>
    public required string Received { get; init; }

    public IReadOnlyList<(string Name, string Value)> Headers { get; init; } = [];

    /// <summary>The header 'Host'; null where a proxy has put its own in its place.</summary>
    public string? Host { get; init; }

    /// <summary>The path at the application, which differs where a proxy removes a prefix.</summary>
    public required string Path { get; init; }

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "Mandrill signs with HMAC-SHA1.")]
    public string Signature => Convert.ToBase64String(
        HMACSHA1.HashData(Encoding.UTF8.GetBytes(SigningKey), Encoding.UTF8.GetBytes($"{Url}mandrill_events{Json}")));

    /// <summary>Creates the request as it reaches the application.</summary>
    public HttpRequestMessage ToMessage(Uri application)
    {
        var target = new Uri($"{application.GetLeftPart(UriPartial.Authority)}{Path}{Url.Query}", new UriCreationOptions { DangerousDisablePathAndQueryCanonicalization = true });
        var message = new HttpRequestMessage(HttpMethod.Post, target)
        {
            Content = new ByteArrayContent(Encoding.ASCII.GetBytes("mandrill_events=" + WebUtility.UrlEncode(Received))),
        };
        message.Content.Headers.Add("Content-Type", "application/x-www-form-urlencoded");
        message.Headers.Add("X-Mandrill-Signature", Signature);
        message.Headers.Host = Host;
        foreach (var (name, value) in Headers)
        {
            message.Headers.TryAddWithoutValidation(name, value);
        }

        if (Url.UserInfo.Length > 0)
        {
            var text = Uri.UnescapeDataString(Url.UserInfo.TrimEnd('@'));
            message.Headers.TryAddWithoutValidation("Authorization", "Basic " + Convert.ToBase64String(Encoding.UTF8.GetBytes(text)));
        }

        return message;
    }
}
