using System.Net;
using System.Text;
using Djrill.Net.Protocol;
using Djrill.Net.Testing;
using Kit = Djrill.Net.Testing.MandrillPost;

namespace Djrill.Net.Tests.Contract;

/// <summary>Makes posts to the tests' application by the package's kit, and those that the kit does not make: of any bytes.</summary>
internal static class MandrillPost
{
    /// <summary>Makes a signed post of a batch.</summary>
    public static HttpRequestMessage Of(string events, string path = TestApp.Path, string key = TestApp.Key, string url = TestApp.Url) =>
        Kit.CreateFromJson(path, key, url, events);

    /// <summary>Makes a post without a signature.</summary>
    public static HttpRequestMessage Unsigned(string events, string path = TestApp.Path) => Kit.CreateFromJson(path, null, null, events);

    /// <summary>Makes a post of a body as it is, with a signature or without.</summary>
    public static HttpRequestMessage Signed(byte[] body, string? signature, string path = TestApp.Path) => Kit.CreateFromForm(path, body, signature);

    /// <summary>Makes a post of a body as it is, signed over its fields as the framework decodes them, byte for byte.</summary>
    public static HttpRequestMessage OfBytes(byte[] body)
    {
        var fields = Encoding.Latin1.GetString(body)
            .Split('&', StringSplitOptions.RemoveEmptyEntries)
            .Select(static part => part.Split('=', 2))
            .Select(static pair => FormFields.Create(Decode(pair[0]), pair.Length == 2 ? Decode(pair[1]) : []));
        return Signed(body, SignatureHash.Compute(SignaturePair.From(TestApp.Url, TestApp.Key), new FormFields([.. fields])));
    }

    /// <summary>Encodes a form in Mandrill's style.</summary>
    public static byte[] Body(params (string Name, string Value)[] fields) => Encoding.ASCII.GetBytes(string.Join('&', fields.Select(
        static field => Encoding.ASCII.GetString(FormEncoder.Encode(field.Name, Encoding.UTF8.GetBytes(field.Value)).Span))));

    /// <summary>Makes the JSON of a batch whose events can be told apart.</summary>
    public static string Batch(string of, int count) => $"[{string.Join(',', Enumerable.Range(0, count).Select(
        i => $$$"""{"event":"send","id":"{{{of}}}{{{i}}}","msg":{"of":"{{{of}}}"}}"""))}]";

    public static string Sign(string key, string url, params (string Name, string Value)[] fields) =>
        MandrillSignature.Compute(key, url, fields.Select(static field => KeyValuePair.Create(field.Name, field.Value)));

    private static byte[] Decode(string text)
    {
        var bytes = Encoding.Latin1.GetBytes(text);
        return WebUtility.UrlDecodeToBytes(bytes, 0, bytes.Length)!; // Not null: it is given bytes.
    }
}
