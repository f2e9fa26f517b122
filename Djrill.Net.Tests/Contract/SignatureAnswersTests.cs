using System.Net;
using Djrill.Net.Http;

namespace Djrill.Net.Tests.Contract;

/// <summary>What the signature decides.</summary>
internal sealed class SignatureAnswersTests(AppKind kind) : AnswersFixture(kind)
{
    [Test]
    public async Task SignatureMissing_Is403() => await AssertRefusal(
        MandrillPost.Unsigned(Send), Answers.MissingSignature, 403, "The header 'X-Mandrill-Signature' is missing.");

    [Test]
    public async Task SignatureRepeated_Is403()
    {
        var lines = $"X-Mandrill-Signature: {MandrillPost.Sign(TestApp.Key, TestApp.Url, ("mandrill_events", Send))}\r\n";

        // HttpClient joins equal headers into one line, so two lines take a socket of our own.
        var answer = await RawConnection.PostAsync(App, lines + lines, MandrillPost.Body(("mandrill_events", Send)));

        Assert.That(answer, Does.StartWith("HTTP/1.1 403 ").And.EndsWith("\r\n\r\nThe header 'X-Mandrill-Signature' is repeated."));
    }

    [TestCase("")]
    [TestCase("AAAAAAAAAAAAAAAAAAAAAAAAAAA=")]
    [TestCase("not base64, but 28 letters!!")]
    [TestCase("AAAA")]
    public async Task SignatureWrong_Is403(string signature) => await AssertRefusal(
        MandrillPost.Signed(MandrillPost.Body(("mandrill_events", Send)), signature),
        Answers.WrongSignature, 403, "The header 'X-Mandrill-Signature' fits no configured URL and key.");

    [Test]
    public async Task RefusalOfABodyThatWasRead_KeepsTheConnection()
    {
        using var response = await App.Client.SendAsync(MandrillPost.Of(Send, key: "another"));

        Assert.That((response.StatusCode, response.Headers.ConnectionClose), Is.EqualTo((HttpStatusCode.Forbidden, default(bool?))));
    }

    [Test]
    public async Task EmptyBatchUnderTestKey_Is200AndPublishesNothing()
    {
        using var recording = Subscription.Record(out var events);

        await AssertAnswer(MandrillPost.Of("[]", key: "test-webhook"), HttpStatusCode.OK, "");

        Assert.That(events, Is.Empty);
    }

    [TestCase(Send)]
    [TestCase("[ ]")]
    [TestCase("[null]")]
    [TestCase("[[]]")]
    [TestCase("{}")]
    [TestCase("")]
    public async Task AnythingElseUnderTestKey_Is403(string events)
    {
        using var recording = Subscription.Record(out var published);

        await AssertRefusal(MandrillPost.Of(events, key: "test-webhook"), Answers.WrongSignature, 403, "The header 'X-Mandrill-Signature' fits no configured URL and key.");

        Assert.That(published, Is.Empty);
    }

    [Test]
    public async Task EmptyBatchAndMoreUnderTestKey_Is403()
    {
        (string, string)[] fields = [("mandrill_events", "[]"), ("extra", "1")];

        await AssertRefusal(
            MandrillPost.Signed(MandrillPost.Body(fields), MandrillPost.Sign("test-webhook", TestApp.Url, fields)),
            Answers.WrongSignature, 403, "The header 'X-Mandrill-Signature' fits no configured URL and key.");
    }
}
