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
    public async Task EventsMissing_Is400()
    {
        (string, string)[] fields = [("mandrill_event", "[]"), ("Mandrill_Events", "[]"), ("mandrill_events[]", "[]")];

        await AssertRefusal(
            MandrillPost.Signed(MandrillPost.Body(fields), MandrillPost.Sign(TestApp.Key, TestApp.Url, fields)),
            Answers.MissingEvents, 400, "The form field 'mandrill_events' is missing.");
    }

    [TestCase(2)]
    [TestCase(3)]
    public async Task EventsRepeated_Is400(int times)
    {
        var fields = Enumerable.Repeat(("mandrill_events", Send), times).ToArray();

        await AssertRefusal(
            MandrillPost.Signed(MandrillPost.Body(fields), MandrillPost.Sign(TestApp.Key, TestApp.Url, fields)),
            Answers.RepeatedEvents, 400, "The form field 'mandrill_events' is repeated.");
    }

    [TestCase("")]
    [TestCase("[")]
    [TestCase("""[{"event":"send"},]""", TestName = "TrailingComma_Is400")]
    [TestCase("[{'event':'send'}]", TestName = "SingleQuotes_Is400")]
    [TestCase("[{event:1}]", TestName = "UnquotedName_Is400")]
    [TestCase("[{}] //", TestName = "Comment_Is400")]
    [TestCase("[NaN]", TestName = "NotANumber_Is400")]
    [TestCase("[01]", TestName = "LeadingZero_Is400")]
    [TestCase("[{}][]", TestName = "TwoDocuments_Is400")]
    [TestCase("\ufeff[{}]", TestName = "ByteOrderMark_Is400")]
    [TestCase("[{\"a\":\"\u0001\"}]", TestName = "ControlCharacter_Is400")]
    [TestCase("{", TestName = "CutObject_Is400")]
    public async Task EventsNotJson_Is400(string events) => await AssertRefusal(
        MandrillPost.Of(events), Answers.EventsNotJson, 400, "The form field 'mandrill_events' is not valid JSON.");

    [TestCase("{}")]
    [TestCase("{\"event\":[1,{}]}")]
    [TestCase("null")]
    [TestCase("\"[]\"")]
    [TestCase("1")]
    public async Task EventsNoArray_Is400(string events) => await AssertRefusal(
        MandrillPost.Of(events), Answers.EventsNotArray, 400, "The form field 'mandrill_events' is not a JSON array.");

    [Test]
    public async Task LateFaultInBatch_PublishesNothing()
    {
        using var recording = Subscription.Record(out var events);

        await AssertRefusal(MandrillPost.Of("""[{"event":"send"},{"event":"open"},oops]"""), Answers.EventsNotJson, 400, "The form field 'mandrill_events' is not valid JSON.");

        Assert.That(events, Is.Empty);
    }

    [Test]
    public async Task NestingBeyondBound_Is400([Values(63, 10_000)] int depth) => await AssertRefusal(
        MandrillPost.Of("""[{"a":""" + new string('[', depth) + new string(']', depth) + "}]"),
        Answers.EventsTooDeep, 400, "The form field 'mandrill_events' nests more than 64 levels deep.");

    [Test]
    public async Task NestingBeyondBoundThatIsNoJson_Is400() => await AssertRefusal(
        MandrillPost.Of("""[{"a":""" + new string('[', 100)), Answers.EventsNotJson, 400, "The form field 'mandrill_events' is not valid JSON.");

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
