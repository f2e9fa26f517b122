using System.Diagnostics.CodeAnalysis;
using System.Security.Cryptography;
using System.Text;

namespace Djrill.Net.Tests.Protocol.Diagnosis;

/// <summary>What <c>Explain</c> finds in a URL with one mistake, alone and beside the URL of the request.</summary>
internal sealed class ExplainUrlTests
{
    private const string Url = "https://h.example/in/hook?b=2&a=x%2Fy";
    private const string Value = """[{"event":"send"}]""";

    [TestCase(Url, "http://h.example/in/hook?b=2&a=x%2Fy", "scheme", "with 'https' in place of 'http' in the URL")]
    [TestCase("http://h.example/", "https://h.example/", "scheme", "with 'http' in place of 'https' in the URL")]
    [TestCase(Url, "HTTPS://h.example/in/hook?b=2&a=x%2Fy", "scheme", "with 'https' in place of 'another scheme' in the URL")]
    [TestCase(Url, "https://h.example/in/hook/?b=2&a=x%2Fy", "trailing slash", "with the trailing slash removed from the path of the URL")]
    [TestCase("https://h.example/", "https://h.example", "trailing slash", "with a trailing slash added to the path of the URL")]
    [TestCase(Url, "https://h.example:443/in/hook?b=2&a=x%2Fy", "default port", "without the default port ':443' in the URL")]
    [TestCase("https://h.example:443/", "https://h.example/", "default port", "with the default port ':443' added to the URL")]
    [TestCase("http://h.example:80/", "http://h.example/", "default port", "with the default port ':80' added to the URL")]
    [TestCase("http://h.example/", "http://h.example:80/", "default port", "without the default port ':80' in the URL")]
    [TestCase(Url, "https://h.example:8443/in/hook?b=2&a=x%2Fy", "port", "without the port of the URL")]
    [TestCase(Url, "https://h.example/in/hook?b=2&a=x%2Fy#top", "fragment", "without the fragment of the URL")]
    [TestCase(Url, "https://jane:pass@h.example/in/hook?b=2&a=x%2Fy", "user info", "without the user info of the URL")]
    [TestCase("https://h.example/", "https://h.example/?a=1", "query", "without the query of the URL")]
    [TestCase(Url, "https://h.example/in/hook?b=2&more&a=x%2Fy", "query", "without one query parameter of the URL")]
    [TestCase(Url, "https://h.example/in/hook?a=x%2Fy&b=2", "query order", "with the query parameters of the URL in another order")]
    [TestCase(Url, "https://h.example/in/hook?b=2&a=x%2fy", "query encoding", "with the query of the URL in another encoding")]
    [TestCase(Url, " " + Url + "\n", "white space around the URL", "without the white space around the URL")]
    [TestCase(Url, Url + "\u200b", "white space around the URL", "without the white space around the URL")]
    public void OneMistake_IsNamed(string url, string configured, string word, string text) => AssertFound(url, configured, null, word, text);

    [TestCase(Url, "https://other.example/in/hook?b=2&a=x%2Fy", "host", "with the host of 'otherUrls[1]' in place of the host of the URL")]
    [TestCase("https://h.example:443/", "https://other.example:443/", "host", "with the host of 'otherUrls[1]' in place of the host of the URL")]
    [TestCase(Url, "https://localhost:5001/in/hook?b=2&a=x%2Fy", "host", "with the host and port of 'otherUrls[1]' in place of the host and port of the URL")]
    [TestCase("https://h.example:8443/", "https://localhost/", "host", "with the host and port of 'otherUrls[1]' in place of the host and port of the URL")]
    [TestCase("https://h.example:8443/", "https://h.example/", "port", "with the port of 'otherUrls[1]' added to the URL")]
    [TestCase("https://h.example:8443/", "https://h.example:81/", "port", "with the port of 'otherUrls[1]' in place of the port of the URL")]
    [TestCase(Url, "https://h.example/hook?b=2&a=x%2Fy", "path", "with the path of 'otherUrls[1]' in place of the path of the URL")]
    [TestCase(Url, "https://h.example?b=2&a=x%2Fy", "path", "with the path of 'otherUrls[1]' added to the URL")]
    [TestCase(Url, "https://h.example/in/hook", "query", "with the query of 'otherUrls[1]' added to the URL")]
    [TestCase(Url, "https://h.example/in/hook?b=3", "query", "with the query of 'otherUrls[1]' in place of the query of the URL")]
    [TestCase(Url, "https://h.example/in/hook?a=x%2Fy&b=2", "query order", "with the query parameters of the URL in the order of 'otherUrls[1]'")]
    [TestCase(Url, "https://h.example/in/hook?b=2&a=x%2fy", "query encoding", "with the query of the URL in the encoding of 'otherUrls[1]'")]
    [TestCase("https://jane@h.example/", "https://h.example/", "user info", "with the user info of 'otherUrls[1]' added to the URL")]
    [TestCase("https://jane@h.example/", "https://joe@h.example/", "user info", "with the user info of 'otherUrls[1]' in place of the user info of the URL")]
    public void OneMistakeThatTheUrlOfTheRequestShows_IsNamed(string url, string configured, string word, string text) =>
        AssertFound(url, configured, ["no URL", "http" + url["https".Length..] + "#known-in-parts"], word, text);

    [SuppressMessage("Security", "CA5350:Do Not Use Weak Cryptographic Algorithms", Justification = "Mandrill signs with HMAC-SHA1.")]
    private static void AssertFound(string url, string configured, string[]? others, string word, string text)
    {
        var signature = Convert.ToBase64String(HMACSHA1.HashData("a-key"u8, Encoding.UTF8.GetBytes($"{url}mandrill_events{Value}")));

        var explanation = MandrillSignature.Explain(signature, "a-key", configured, Value, others);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((explanation.Fits, string.Join(';', explanation.Mistakes)), Is.EqualTo((false, word)));
            Assert.That($"{explanation}", Is.EqualTo($"The signature fits {text}."));
        }
    }
}
