using System.Net;
using System.Security.Cryptography;
using System.Text;
using Djrill.Net.Events;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Contract.SampleTool;

/// <summary>A request, byte for byte.</summary>
/// <param name="Head">The request line and the headers.</param>
/// <param name="Body">The body.</param>
internal sealed record RawRequest(string Head, byte[] Body)
{
    public string Target => Head.Split(' ')[1];

    public string Events => Encoding.UTF8.GetString(EventBytes);

    /// <summary>The decoded bytes of <c>mandrill_events</c>.</summary>
    public byte[] EventBytes => Encoding.ASCII.GetString(Body) is var body && body.StartsWith("mandrill_events=", StringComparison.Ordinal)
        ? WebUtility.UrlDecodeToBytes(Body["mandrill_events=".Length..], 0, Body.Length - "mandrill_events=".Length)!
        : throw new FormatException(body);

    public IReadOnlyList<MandrillEvent> Parsed => [.. JArray.Parse(Events).Select(static item => MandrillEvent.Parse(item.ToString(Newtonsoft.Json.Formatting.None)))];

    public string? Header(string name) => Head.Split("\r\n").FirstOrDefault(line => line.StartsWith($"{name}: ", StringComparison.OrdinalIgnoreCase))?[(name.Length + 2)..];

    /// <summary>Computes the signature by the definition, without the package.</summary>
    [System.Diagnostics.CodeAnalysis.SuppressMessage("Security", "CA5350:Do not use weak cryptographic algorithms", Justification = "Mandrill signs with HMAC-SHA1.")]
    public string Sign(string key, string url) =>
        Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(key), Encoding.UTF8.GetBytes($"{url}mandrill_events").Concat(EventBytes).ToArray()));
}
