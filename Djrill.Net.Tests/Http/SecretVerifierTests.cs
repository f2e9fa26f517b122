using Djrill.Net.Configuration;
using Djrill.Net.Http;

namespace Djrill.Net.Tests.Http;

internal sealed class SecretVerifierTests
{
    private static readonly WebhookSettings Settings = new(new DjrillOptions
    {
        WebhookSecretName = "key",
        WebhookSecret = "first",
        AdditionalSecrets = { "second", "a b+c" },
    });

    [TestCase("?key=first", true)]
    [TestCase("?a=1&key=first&b=2", true)]
    [TestCase("?key=second", true, TestName = "AnotherAcceptedSecret_IsAccepted")]
    [TestCase("?key=a+b%2Bc", true, TestName = "Secret_IsDecoded")]
    [TestCase("?%6Bey=first", true, TestName = "Name_IsDecoded")]
    [TestCase("?KEY=first", false, TestName = "Name_IsCaseSensitive")]
    [TestCase("?key=FIRST", false, TestName = "Secret_IsCaseSensitive")]
    [TestCase("?key=first&key=first", false, TestName = "RepeatedSecret_IsRefused")]
    [TestCase("?key=first&key=", false)]
    [TestCase("?key=firs", false)]
    [TestCase("?key=firstt", false)]
    [TestCase("?key=", false)]
    [TestCase("?first", false)]
    [TestCase("", false)]
    [TestCase(null, false)]
    public void Query_HoldsAnAcceptedSecretOnce(string? query, bool expected) => Assert.That(SecretVerifier.Verify(Settings, query), Is.EqualTo(expected));
}
