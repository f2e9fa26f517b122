using System.Globalization;
using System.Net;
using System.Net.Http.Headers;
using System.Security.Cryptography;
using System.Text;

namespace Djrill.Net.Tests.Contract;

/// <summary>
/// Makes posts as Mandrill makes them. It signs with a few lines of its own, not with the package's; the golden values
/// that tie both to Mandrill stand in the tests of the signature.
/// </summary>
internal static class MandrillPost
{
    /// <summary>Makes a signed post of a batch.</summary>
    public static HttpRequestMessage Of(string events, string path = TestApp.Path, string key = TestApp.Key, string url = TestApp.Url) =>
        Signed(Body(("mandrill_events", events)), Sign(key, url, ("mandrill_events", events)), path);

    /// <summary>Makes a post of a body as it is, with a signature or without.</summary>
    public static HttpRequestMessage Signed(byte[] body, string? signature, string path = TestApp.Path)
    {
        var request = new HttpRequestMessage(HttpMethod.Post, path) { Content = new ByteArrayContent(body) };
        request.Content.Headers.ContentType = new MediaTypeHeaderValue("application/x-www-form-urlencoded");
        request.Headers.UserAgent.ParseAdd("Mandrill-Webhook/1.0");
        request.Headers.Accept.ParseAdd("*/*");
        if (signature is not null)
        {
            request.Headers.Add("X-Mandrill-Signature", signature);
        }

        return request;
    }

    /// <summary>Makes a post without a signature.</summary>
    public static HttpRequestMessage Unsigned(string events, string path = TestApp.Path) =>
        Signed(Body(("mandrill_events", events)), null, path);

    /// <summary>
    /// Makes a post of a body as it is, signed over its decoded bytes. It is decoded by the framework, byte for byte:
    /// Latin-1 has a character for each.
    /// </summary>
    public static HttpRequestMessage OfBytes(byte[] body)
    {
        var fields = Encoding.Latin1.GetString(body)
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(static part => part.Split('=', 2))
            .Select(static pair => (Name: Decode(pair[0]), Value: pair.Length == 2 ? Decode(pair[1]) : ""));
        return Signed(body, Sign(TestApp.Key, TestApp.Url, Encoding.Latin1, [.. fields]));
    }

    /// <summary>Encodes a form in Mandrill's style.</summary>
    public static byte[] Body(params (string Name, string Value)[] fields) =>
        Encoding.ASCII.GetBytes(string.Join('&', fields.Select(static field => $"{Encode(field.Name)}={Encode(field.Value)}")));

    /// <summary>Makes the JSON of a batch whose events can be told apart.</summary>
    public static string Batch(string of, int count) => $"[{string.Join(',', Enumerable.Range(0, count).Select(
        i => $$$"""{"event":"send","id":"{{{of}}}{{{i}}}","msg":{"of":"{{{of}}}"}}"""))}]";

    public static string Sign(string key, string url, params (string Name, string Value)[] fields) => Sign(key, url, Encoding.UTF8, fields);

    private static string Sign(string key, string url, Encoding encoding, (string Name, string Value)[] fields)
    {
        var signed = url + string.Concat(fields.OrderBy(static field => field.Name, StringComparer.Ordinal).Select(static field => field.Name + field.Value));
#pragma warning disable CA5350 // Do Not Use Weak Cryptographic Algorithms: Mandrill signs with HMAC-SHA1.
        return Convert.ToBase64String(HMACSHA1.HashData(Encoding.UTF8.GetBytes(key), encoding.GetBytes(signed)));
#pragma warning restore CA5350
    }

    private static string Decode(string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        return Encoding.Latin1.GetString(WebUtility.UrlDecodeToBytes(bytes, 0, bytes.Length)!); // Not null: it is given bytes.
    }

    private static string Encode(string text)
    {
        var encoded = new StringBuilder();
        foreach (var value in Encoding.UTF8.GetBytes(text))
        {
            _ = (char)value switch
            {
                ' ' => encoded.Append('+'),
                '-' or '_' or '.' => encoded.Append((char)value),
                var letter when char.IsAsciiLetterOrDigit(letter) => encoded.Append(letter),
                _ => encoded.Append(CultureInfo.InvariantCulture, $"%{value:X2}"),
            };
        }

        return encoded.ToString();
    }
}
