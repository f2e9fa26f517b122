using System.Globalization;
using System.Text;
using Djrill.Net.Benchmarks.Workloads;

namespace Djrill.Net.Benchmarks.Load;

/// <summary>Makes the bytes of a post as Mandrill sends it, but for the connection, which stays open.</summary>
internal static class HttpPost
{
    public static byte[] Create(Uri server, ReadOnlySpan<byte> body, string signature) =>
        [.. Head(server, body.Length, signature), .. body];

    public static byte[] Create(Uri server, Workload workload) => Create(server, workload.Body.Span, workload.Signature);

    public static byte[] Head(Uri server, int contentLength, string signature)
    {
        string[] lines =
        [
            $"POST {Wire.PathAndQuery} HTTP/1.1",
            $"Host: {server.Authority}",
            "User-Agent: Mandrill-Webhook/1.0",
            "Accept: */*",
            $"Content-Type: {Wire.ContentType}",
            $"Content-Length: {contentLength.ToString(CultureInfo.InvariantCulture)}",
            $"{Wire.SignatureHeader}: {signature}",
            "",
            "",
        ];
        return Encoding.ASCII.GetBytes(string.Join("\r\n", lines));
    }
}
