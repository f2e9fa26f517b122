using Djrill.Net.Protocol;

namespace Djrill.Net.Tests.Protocol.Diagnosis;

internal sealed class UrlTextTests
{
    [TestCase("https://h", "https", "", "h", "", "", "", "")]
    [TestCase("https://h/", "https", "", "h", "", "/", "", "")]
    [TestCase("HTTP://u:p@h:8080/a/b?c=d/e:f@g#h?i", "HTTP", "u:p@", "h", ":8080", "/a/b", "?c=d/e:f@g", "#h?i")]
    [TestCase("https://u@v@h/p@q", "https", "u@v@", "h", "", "/p@q", "", "")]
    [TestCase("https://[2001:db8::1]/", "https", "", "[2001:db8::1]", "", "/", "", "")]
    [TestCase("https://[2001:db8::1]:443/", "https", "", "[2001:db8::1]", ":443", "/", "", "")]
    [TestCase("https://h?a", "https", "", "h", "", "", "?a", "")]
    [TestCase("https://h#a/b?c", "https", "", "h", "", "", "", "#a/b?c")]
    [TestCase("https://h/?", "https", "", "h", "", "/", "?", "")]
    [TestCase("https://@:", "https", "@", "", ":", "", "", "")]
    [TestCase("https:///p", "https", "", "", "", "/p", "", "")]
    public void Url_HasItsPartsAndStaysAsItIs(string url, params string[] parts)
    {
        var text = UrlText.Parse(url)!; // Not null: each has a scheme.

        Assert.That((string[])[text.Scheme, text.UserInfo, text.Host, text.Port, text.Path, text.Query, text.Fragment], Is.EqualTo(parts));
        Assert.That(text.ToString(), Is.EqualTo(url));
    }

    [TestCase("")]
    [TestCase("://h")]
    [TestCase("https://")]
    [TestCase("h/p")]
    public void TextWithoutSchemeOrRest_IsNoUrl(string url) => Assert.That(UrlText.Parse(url), Is.Null);

    [TestCase(SeedKind.Fixed)]
    [TestCase(SeedKind.Fresh)]
    [Category(RandomCases.Category)]
    public void AnyUrl_StaysAsItIs(SeedKind seed)
    {
        var random = RandomCases.Create(seed);
        for (var i = 0; i < RandomCases.CountFor(seed, 10_000); i++)
        {
            var url = "x://" + string.Concat(random.GetItems("ab/?#@:[]".AsSpan(), random.Next(1, 12)));

            Assert.That(UrlText.Parse(url)?.ToString(), Is.EqualTo(url));
        }
    }
}
