using System.Text;
using Djrill.Net.Events;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Tests.Events;

internal sealed class InboundEventTests
{
    internal const string Email = """
        {
          "event": "inbound", "ts": 1700000120,
          "msg": {
            "raw_msg": "From: Jane <jane@example.com>\n\nH\u00e9 \ud83d\ude00\n",
            "headers": {
              "Received": ["from a by b", 7, null, "from c by a"], "Message-Id": "<1@example.com>", "In-Reply-To": "<0@example.org> <00@example.org>",
              "References": ["<00@example.org>\r\n\t<0@exa\r\n mple.org>", "x@y, z@y"], "X-Empty": "", "X-Odd": {} },
            "text": "Please.\n", "text_flowed": true, "html": "<p>Please.</p>\n",
            "from_email": "jane@example.com", "from_name": "Jane  ",
            "to": [["to@example.com,", " Other To "], ["help@in.example.org", null], "x", [], [null, "Nobody"], ["", "x"], ["a@b"]],
            "cc": null, "email": "help@in.example.org", "subject": "Help", "tags": [], "sender": null, "template": null,
            "spam_report": {
              "score": -2.6, "matched_rules": [
                { "name": "RDNS_NONE", "score": 0.8, "description": "No rDNS" }, { "name": null, "score": null, "description": null },
                { "name": "listed", "score": 0, "description": "in list.dnswl.org]" }] },
            "dkim": { "signed": true, "valid": false },
            "spf": { "result": "softfail", "detail": "" }
          }
        }
        """;

    [Test]
    public void Email_HasItsContents()
    {
        var email = Received.Event<MandrillInboundEvent>(Email);
        using var source = new StreamReader(email.OpenRawMessage());

        using (Assert.EnterMultipleScope())
        {
            Assert.That(email.Subject, Is.EqualTo("Help"));
            Assert.That(email.Text, Is.EqualTo("Please.\n"));
            Assert.That(email.IsTextFlowed, Is.True);
            Assert.That(email.Html, Is.EqualTo("<p>Please.</p>\n"));
            Assert.That(email.RawMessage, Is.EqualTo("From: Jane <jane@example.com>\n\nH\u00e9 \ud83d\ude00\n"));
            Assert.That(source.ReadToEnd(), Is.EqualTo(email.RawMessage));
            Assert.That(email.Attachments, Is.Empty);
            Assert.That(email.Images, Is.Empty);
            Assert.That(email.Tags, Is.Empty);
        }
    }

    [Test]
    public void RawMessage_IsStreamedAsItsText(
        [Values("", "-", "\\r\\n", "\\/", "\\u00e9", "\u20ac", "\\ud83d\\ude00", "\\ud83d", "\ud83d\ude00\\ude00")] string piece, [Values(0, 1023, 4093, 12_287)] int before)
    {
        var json = new string('-', before) + string.Concat(Enumerable.Repeat(piece + "x", 3000));
        var email = Received.Event<MandrillInboundEvent>($$"""{"event":"inbound","ts":0,"msg":{"raw_msg":"{{json}}","email":"a@b"} }""");
        using var stream = email.OpenRawMessage();
        using var copy = new MemoryStream();

        stream.CopyTo(copy);
        Assert.That(Encoding.UTF8.GetString(copy.ToArray()), Is.EqualTo(email.RawMessage));
        Assert.That(stream.Length, Is.EqualTo(copy.Length));
        Assert.That(email.RawMessage, Is.EqualTo((string?)email.Data["msg"]!["raw_msg"]));
        Assert.That(email.RawMessage, Is.EqualTo(JToken.Parse($"[\"{json}\"]").Single().ToString()));
    }

    [Test]
    public void Email_HasItsHeaders()
    {
        var headers = Received.Event<MandrillInboundEvent>(Email).Headers;

        using (Assert.EnterMultipleScope())
        {
            Assert.That(headers.GetValues("received"), Is.EqualTo(["from a by b", "7", "from c by a"]));
            Assert.That(headers["RECEIVED"], Is.EqualTo("from a by b"));
            Assert.That(headers["X-Empty"], Is.Empty);
            Assert.That(headers["X-Odd"], Is.Null);
            Assert.That(headers.GetValues("X-None"), Is.Empty);
            Assert.That(headers.Select(static header => header.Key), Is.EqualTo(
                ["Received", "Received", "Received", "Message-Id", "In-Reply-To", "References", "References", "X-Empty"]));
        }
    }

    [Test]
    public void Email_KnowsItsThread()
    {
        var email = Received.Event<MandrillInboundEvent>(Email);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(email.MessageId, Is.EqualTo("1@example.com"));
            Assert.That(email.InReplyTo, Is.EqualTo("0@example.org"));
            Assert.That(email.References, Is.EqualTo(["00@example.org", "0@example.org", "x@y", "z@y"]));
        }
    }

    [Test]
    public void Email_IsJudged()
    {
        var email = Received.Event<MandrillInboundEvent>(Email);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(email.SpamReport?.Score, Is.EqualTo(-2.6));
            Assert.That(email.SpamReport?.MatchedRules, Is.EqualTo([
                new MandrillSpamRule { Name = "RDNS_NONE", Score = 0.8, Description = "No rDNS" },
                new MandrillSpamRule { Name = "listed", Score = 0, Description = "in list.dnswl.org]" },
            ]));
            Assert.That(email.Dkim, Is.EqualTo(new MandrillDkim { IsSigned = true, IsValid = false }));
            Assert.That(email.Spf, Is.EqualTo(new MandrillSpf { Result = "softfail" }));
            Assert.That(email.Spf?.ResultKind, Is.EqualTo(MandrillSpfResultKind.SoftFail));
        }
    }

    [Test]
    public void HeaderThatPhpWroteAsAnObject_HasItsValues() => Assert.That(
        Received.Event<MandrillInboundEvent>("""{"event":"inbound","msg":{"headers":{"Received":{"0":"from a","2":"from b"},"X":{"a":"b"}}}}""").Headers,
        Is.EqualTo([KeyValuePair.Create("Received", "from a"), KeyValuePair.Create("Received", "from b")]));

    [TestCase("""{"event":"inbound"}""")]
    [TestCase("""{"event":"inbound","msg":{"headers":[],"attachments":[],"images":{},"to":{},"spam_report":[],"dkim":[],"spf":null,"subject":""}}""")]
    [TestCase("""{"event":"inbound","msg":{"headers":"x","attachments":7,"images":"x","to":"a@b","spam_report":1,"dkim":true,"spf":"pass","subject":[]}}""")]
    public void EmailWithoutContents_IsEmpty(string json)
    {
        var email = Received.Event<MandrillInboundEvent>(json);
        using var source = email.OpenRawMessage();

        using (Assert.EnterMultipleScope())
        {
            Assert.That(new object?[] { email.Subject, email.RawMessage, email.SpamReport, email.Dkim, email.Spf, email.MessageId, email.InReplyTo }, Is.All.Null);
            Assert.That(email.Headers, Is.Empty);
            Assert.That(email.References, Is.Empty);
            Assert.That(email.To, Is.Empty);
            Assert.That(email.Attachments, Is.Empty);
            Assert.That(email.Images, Is.Empty);
            Assert.That(source.Length, Is.Zero);
        }
    }
}
