using System.Text;
using Djrill.Net.Events;
using Newtonsoft.Json;

namespace Djrill.Net.Tests.Events;

internal sealed class AttachmentTests
{
    [TestCase("""{"type":"text/plain","content":"aGk=","base64":true}""", "hi")]
    [TestCase("""{"type":"application/pdf","content":"aGk=","base64":false}""", "aGk=")]
    [TestCase("""{"type":"text/plain","content":"abcd"}""", "abcd", TestName = "TextWithoutFlag_IsTheText")]
    [TestCase("""{"type":"TEXT/html; charset=utf-8","content":"abcd","base64":null}""", "abcd")]
    [TestCase("""{"type":"application/pdf","content":"aGk="}""", "hi", TestName = "OtherThanTextWithoutFlag_IsBase64")]
    [TestCase("""{"content":"aGk=","base64":[]}""", "hi")]
    [TestCase("""{"type":"message/rfc822","content":"Subject: a\n\nb"}""", "Subject: a\n\nb", TestName = "WhatIsNoBase64_IsTheText")]
    [TestCase("""{"type":"application/pdf","content":"h\u00e9","base64":true}""", "h\u00e9")]
    [TestCase("""{"type":"text/plain","content":"aGk=","base64":"true"}""", "hi")]
    [TestCase("""{"type":"text/plain","content":"aGk=","base64":1}""", "hi")]
    [TestCase("""{"type":"image/png","content":"aGk=","base64":"0"}""", "aGk=")]
    [TestCase("""{"type":"application/pdf","content":"aG\r\nk=\n","base64":true}""", "hi", TestName = "Base64WithLineBreaks_IsDecoded")]
    [TestCase("""{"type":"application/pdf","content":"aG k=","base64":true}""", "hi")]
    [TestCase("""{"type":"application/pdf","content":"aGVsbG8=\r\nd29ybGQ","base64":true}""", "helloworld")]
    [TestCase("""{"type":"application/pdf","content":"aGVsbG=\r\n8=","base64":true}""", "hello", TestName = "SoftLineBreak_IsIgnored")]
    [TestCase("""{"type":"application/pdf","content":"aGVsbG8=\r\nBest regards, Jane","base64":true}""", "hello", TestName = "TextBehindPadding_IsIgnored")]
    [TestCase("""{"type":"application/pdf","content":"aGVsbG8=\r\n\r\nhttps://example.org/?id=4","base64":true}""", "hello")]
    [TestCase("""{"type":"application/pdf","content":"a===","base64":true}""", "a===", TestName = "WhatHoldsNoByte_IsTheText")]
    [TestCase("""{"type":"application/pdf","content":" \r\n ","base64":true}""", "")]
    [TestCase("""{"type":"application/pdf","content":"aGVsbG8"}""", "hello", TestName = "Base64WithoutFlagAndPadding_IsDecoded")]
    [TestCase("""{"type":"application/pdf","content":"aGVsbG8=\r\n-- \r\nJane"}""", "hello")]
    [TestCase("""{"type":"application/json","content":"{\"a\":1}"}""", "{\"a\":1}")]
    [TestCase("""{"type":"message/rfc822","content":"words without a mark"}""", "words without a mark")]
    [TestCase("""{"type":"application/pdf","content":"","base64":true}""", "")]
    [TestCase("""{"type":"application/pdf","base64":true}""", "")]
    [TestCase("""{"type":"text/plain","content":["x"]}""", "")]
    [TestCase("""{"type":"text/plain","content":"\ud83d\ude00","base64":false}""", "\ud83d\ude00")]
    public void Content_IsDecoded(string json, string expected) =>
        Assert.That(Encoding.UTF8.GetString(Received.Attachment(json).Content.Span), Is.EqualTo(expected));

    [TestCase("""{"type":"image/png","content":"aGk="}""", "hi")]
    [TestCase("""{"type":"text/plain","content":"aGk="}""", "hi", TestName = "ImageThatClaimsToBeText_IsBase64")]
    [TestCase("""{"type":"image/svg+xml","content":"<svg/>"}""", "<svg/>")]
    [TestCase("""{"type":"image/png","content":"aGVsbG8=\r\nd29ybGQ"}""", "helloworld")]
    [TestCase("""{"type":"image/png","content":" "}""", "")]
    public void ContentOfImage_IsBase64(string json, string expected)
    {
        var email = Received.Event<MandrillInboundEvent>($$"""{"event":"inbound","msg":{"images":{"logo@cid":{{json}} } } }""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(Encoding.UTF8.GetString(email.Images.Single().Content.Span), Is.EqualTo(expected));
            Assert.That(email.Images[0].Name, Is.EqualTo("logo@cid"));
            Assert.That(email.Attachments, Is.Empty);
        }
    }

    [Test]
    public void LargeContentWithOddBase64_IsDecodedInLinearTime()
    {
        var piece = Convert.ToBase64String("ab"u8);
        var content = string.Concat(Enumerable.Repeat($"{piece}!\r\n", 1_500_000));

        Assert.That(Received.Attachment($$"""{"base64":true,"content":{{JsonConvert.ToString(content)}}}""").Content.Length, Is.EqualTo(3_000_000), "Quadratic time would be hours.");
    }

    [Test]
    public void Content_IsDecodedOnce()
    {
        var attachment = Received.Attachment("""{"content":"aGk=","base64":true}""");
        var first = attachment.Content;

        Assert.That(attachment.Content.Equals(first), Is.True, "It is the same memory, not only the same bytes.");
    }

    [TestCase("aGVsbG8=", true)]
    [TestCase("aGVs\\/bG8", true, TestName = "MissingPadding_LosesNothing")]
    [TestCase("aGVs\\r\\nbG8=\\n", true)]
    [TestCase("aGVsbG8=\\r\\nd29ybGQ", true)]
    [TestCase(" \\r\\n ", true)]
    [TestCase("", true)]
    [TestCase("aGVs!bG8=", false, TestName = "CharacterThatIsNoBase64_IsTold")]
    [TestCase("aGVsb", false, TestName = "CutGroup_IsTold")]
    [TestCase("aGVsbG8=\\r\\nBest regards, Jane", false, TestName = "TextBehindPadding_IsTold")]
    [TestCase("aGVsbG8=\\r\\n-- \\r\\nJane", false)]
    [TestCase("a===", false, TestName = "WhatHoldsNoByte_IsTold")]
    [TestCase("h\\u00e9", false)]
    public void BadBase64_IsTold(string content, bool isComplete)
    {
        var json = $$"""{"base64":true,"content":"{{content}}"}""";
        var decoded = Received.Attachment(json);
        _ = decoded.Content;

        Assert.That((Received.Attachment(json).IsContentComplete, decoded.IsContentComplete), Is.EqualTo((isComplete, isComplete)));
    }

    [TestCase("""{"base64":false,"content":"a!"}""")]
    [TestCase("""{"type":"message/rfc822","content":"Subject: a\n\nb"}""")]
    [TestCase("""{"base64":true}""")]
    public void ContentThatIsNoBase64_IsComplete(string json) => Assert.That(Received.Attachment(json).IsContentComplete, Is.True);

    [TestCase("""{"name":"../a.pdf","type":"application/pdf"}""", "../a.pdf")]
    [TestCase("""{"name":null,"type":"application/pdf"}""", "key.bin")]
    public void Name_IsAsSent(string json, string expected)
    {
        var attachment = Received.Attachment(json);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(attachment.Name, Is.EqualTo(expected));
            Assert.That(attachment.Key, Is.EqualTo("key.bin"));
            Assert.That(attachment.MediaType, Is.EqualTo("application/pdf"));
        }
    }

    [Test]
    public void List_IsReadAsWell()
    {
        var email = Received.Event<MandrillInboundEvent>(
            """{"event":"inbound","msg":{"attachments":[{"name":"a.txt"},null,"x",[],{},{"name":"a.txt"},{"type":"text/plain"}]}}""");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(email.Attachments.Select(static file => file.Key), Is.All.Null);
            Assert.That(email.Attachments.Select(static file => file.SafeFileName), Is.EqualTo(["a.txt", "a (2).txt", "attachment"]));
        }
    }
}
