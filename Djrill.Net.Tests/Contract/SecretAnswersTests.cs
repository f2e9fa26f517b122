using System.Net;
using Djrill.Net.Http;

namespace Djrill.Net.Tests.Contract;

/// <summary>What the secret and the verb decide: answered before the body.</summary>
internal sealed class SecretAnswersTests(AppKind kind) : AnswersFixture(kind)
{
    [TestCase("/djrill/webhook")]
    [TestCase("/djrill/webhook/")]
    public async Task HeadWithSecret_Is200AndEmpty(string path) =>
        await AssertAnswer(new(HttpMethod.Head, $"{path}?secret={TestApp.Secret}"), HttpStatusCode.OK, "");

    [TestCase("", TestName = "NoQuery_Is403")]
    [TestCase("?secret", TestName = "NameWithoutValue_Is403")]
    [TestCase("?secret=", TestName = "EmptySecret_Is403")]
    [TestCase("?secret=wrong", TestName = "WrongSecret_Is403")]
    [TestCase("?secret=" + TestApp.Secret + "x", TestName = "LongerSecret_Is403")]
    [TestCase("?secret=a-random-secret-of-32-character", TestName = "ShorterSecret_Is403")]
    [TestCase("?secret=A-random-secret-of-32-characters", TestName = "SecretInOtherCase_Is403")]
    [TestCase("?Secret=" + TestApp.Secret, TestName = "NameInOtherCase_Is403")]
    [TestCase("?secret=" + TestApp.Secret + "&secret=" + TestApp.Secret, TestName = "RepeatedSecret_Is403")]
    [TestCase("?secret=" + TestApp.Secret + "&secret=", TestName = "RepeatedName_Is403")]
    [TestCase("?secret%20=" + TestApp.Secret, TestName = "OtherName_Is403")]
    public async Task UnacceptedSecret_Is403(string query)
    {
        await AssertAnswer(new(HttpMethod.Head, "/djrill/webhook/" + query), HttpStatusCode.Forbidden, "");
        await AssertRefusal(MandrillPost.Of(Send, "/djrill/webhook/" + query), Answers.WrongSecret, 403, "The secret in the query string is missing, repeated or wrong.");
    }

    [TestCase("GET")]
    [TestCase("PUT")]
    [TestCase("DELETE")]
    [TestCase("PATCH")]
    [TestCase("OPTIONS")]
    [TestCase("BREW")]
    public async Task OtherVerb_Is405(string verb)
    {
        using var response = await App.Client.SendAsync(new HttpRequestMessage(new HttpMethod(verb), TestApp.Path));

        using (Assert.EnterMultipleScope())
        {
            Assert.That((int)response.StatusCode, Is.EqualTo(405));
            Assert.That(await response.Content.ReadAsStringAsync(), Is.EqualTo("The webhook accepts only HEAD and POST."));
            Assert.That(response.Content.Headers.Allow, Is.EqualTo(["HEAD", "POST"]));
        }
    }
}
