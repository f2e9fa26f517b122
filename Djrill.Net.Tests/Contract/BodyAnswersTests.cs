using System.Net;
using Djrill.Net.Http;

namespace Djrill.Net.Tests.Contract;

/// <summary>What the body decides.</summary>
internal sealed class BodyAnswersTests(AppKind kind) : AnswersFixture(kind)
{
    [TestCase("application/json")]
    [TestCase("multipart/form-data; boundary=x")]
    [TestCase("text/plain")]
    [TestCase("application/x-www-form-urlencoded; charset=iso-8859-1")]
    public async Task OtherContentType_Is415(string contentType)
    {
        var request = MandrillPost.Of(Send);
        request.Content!.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        await AssertRefusal(request, Answers.WrongContentType, 415, "The content type must be 'application/x-www-form-urlencoded', unencoded and in UTF-8.");
    }

    [TestCase("gzip")]
    [TestCase("identity, gzip")]
    [TestCase("aws-chunked")]
    public async Task CompressedBody_Is415(string encoding)
    {
        var request = MandrillPost.Of(Send);
        request.Content!.Headers.TryAddWithoutValidation("Content-Encoding", encoding);

        await AssertRefusal(request, Answers.WrongContentType, 415, "The content type must be 'application/x-www-form-urlencoded', unencoded and in UTF-8.");
    }

    [TestCase("application/x-www-form-urlencoded; charset=utf-8")]
    [TestCase("APPLICATION/X-WWW-FORM-URLENCODED; charset=\"UTF-8\"; x=y")]
    [TestCase("application/x-www-form-urlencoded; charset=utf8")]
    [TestCase("application/x-www-form-urlencoded;charset=UTF8")]
    [TestCase("application/x-www-form-urlencoded; Charset=\"utf8\"")]
    [TestCase("application/x-www-form-urlencoded; charset='utf-8'")]
    [TestCase("application/x-www-form-urlencoded; charset=\"\"")]
    [TestCase("application/x-www-form-urlencoded;")]
    [TestCase("application/x-www-form-urlencoded; charset=utf-8; ")]
    [Subscribed]
    public async Task FormInUtf8_Is200(string contentType)
    {
        var request = MandrillPost.Of(Send);
        request.Content!.Headers.Remove("Content-Type");
        request.Content.Headers.TryAddWithoutValidation("Content-Type", contentType);

        await AssertAnswer(request, HttpStatusCode.OK, "");
    }

    [TestCase("identity")]
    [TestCase("Identity")]
    [TestCase("")]
    [TestCase("identity, identity")]
    [Subscribed]
    public async Task EncodingThatChangesNothing_Is200(string encoding)
    {
        var body = MandrillPost.Body(("mandrill_events", Send));

        var answer = await RawConnection.PostAsync(
            App, $"Content-Encoding: {encoding}\r\nX-Mandrill-Signature: {MandrillPost.Sign(TestApp.Key, TestApp.Url, ("mandrill_events", Send))}\r\n", body);

        Assert.That(answer, Does.StartWith("HTTP/1.1 200 "));
    }

    [TestCase("Content-Length: 134217729\r\n\r\n", 413, "The request body is larger than 'MaxRequestBodySize' allows.", TestName = "BodyOverTheLimit_Is413")]
    [TestCase("Transfer-Encoding: chunked\r\n\r\nno length\r\n", 400, "The request body ended early or is malformed.", TestName = "ChunkWithoutLength_Is400")]
    public async Task BodyThatCannotBeRead_IsRefused(string rest, int status, string text)
    {
        using var connection = await RawConnection.OpenAsync(App);
        await connection.SendAsync($"POST {TestApp.Path} HTTP/1.1\r\nHost: localhost\r\n{RawConnection.FormType}X-Mandrill-Signature: x\r\n{rest}");

        var answer = await connection.ReadToEndAsync();

        Assert.That(answer, Does.StartWith($"HTTP/1.1 {status} ").And.EndsWith($"\r\n\r\n{text}"));
    }

    [Test]
    public async Task SixteenFields_Are200()
    {
        var fields = Enumerable.Repeat(("x", ""), 15).Append(("mandrill_events", "[]")).ToArray();

        await AssertAnswer(MandrillPost.Signed(MandrillPost.Body(fields), MandrillPost.Sign(TestApp.Key, TestApp.Url, fields)), HttpStatusCode.OK, "");
    }

    [TestCase(17)]
    [TestCase(1_000_000)]
    public async Task MoreFields_Are400(int count) => await AssertRefusal(
        MandrillPost.Signed(MandrillPost.Body([.. Enumerable.Repeat(("x", ""), count)]), "any"),
        Answers.TooManyFields, 400, "The form has more than 16 fields.");
}
