using System.Text;
using Djrill.Net.Events;
using Djrill.Net.Testing;
using MimeKit;

namespace Djrill.Net.Tests.Testing;

internal sealed class SampleEmailTests
{
    private static readonly DateTimeOffset Time = new(2026, 2, 3, 4, 5, 6, TimeSpan.Zero);

    [Test]
    public void Email_IsReadAsItWasSet()
    {
        var email = MandrillSamples.Inbound(static email =>
        {
            (email.From, email.FromName, email.Subject, email.Text, email.Html) = ("z@example.com", "Zo\u00eb", "M\u00e4rz", "Hi\nthere", "<p>Hi</p>");
            (email.Timestamp, email.Headers["in-reply-to"]) = (Time, "<1@example.org>");
            email.To.Add("support@example.org");
            email.Cc.Add("boss@example.com");
        });

        using (Assert.EnterMultipleScope())
        {
            Assert.That((email.FromEmail, email.FromName, email.Subject), Is.EqualTo(("z@example.com", "Zo\u00eb", "M\u00e4rz")));
            Assert.That((email.Text, email.Html, email.Timestamp), Is.EqualTo(("Hi\nthere\n", "<p>Hi</p>\n", (DateTimeOffset?)Time)));
            Assert.That((email.Recipient, email.To.Single().Email, email.Cc.Single().Email), Is.EqualTo(("support@example.org", "support@example.org", "boss@example.com")));
            Assert.That((email.InReplyTo, email.MessageId), Is.EqualTo(("1@example.org", (string?)Source(email).MessageId)));
        }
    }

    [Test]
    public void Attachments_AreReadAsTheyWereAttached()
    {
        byte[] bytes = [.. Enumerable.Range(0, 256).Select(static i => (byte)i)];
        var email = MandrillSamples.Inbound(email => email
            .Attach("M\u00e4rz/1.pdf", "application/pdf", bytes).Attach("a.txt", "text/plain", "caf\u00e9").Attach("b.txt", "text/plain", bytes)
            .Attach("logo.png", "image/png", bytes));

        using (Assert.EnterMultipleScope())
        {
            Assert.That(email.Attachments.Select(static file => file.Name), Is.EqualTo(["M\u00e4rz/1.pdf", "a.txt", "b.txt"]));
            Assert.That(email.Attachments.Select(static file => file.Content.ToArray()), Is.EqualTo([bytes, Encoding.UTF8.GetBytes("caf\u00e9"), bytes]));
            Assert.That((email.Images.Single().Name, email.Images.Single().MediaType), Is.EqualTo(("logo.png", "image/png")));
            Assert.That(email.Images.Single().Content.ToArray(), Is.EqualTo(bytes));
            Assert.That(email.ToJson(), Does.Contain(@"""content"":""caf\u00e9"",""base64"":false"));
        }
    }

    [Test]
    public void Source_IsTheEmail()
    {
        var subject = string.Join(' ', Enumerable.Repeat("\u65e5\u672c\ud83d\ude00", 20));
        var email = MandrillSamples.Inbound(email =>
        {
            (email.Subject, email.Text, email.Html, email.FromName) = (subject, "caf\u00e9", "<p>caf\u00e9</p>", "Jane \"J\" Doe");
            email.Attach("M\u00e4rz.pdf", "application/pdf", "%PDF"u8).Attach("logo.png", "image/png", "png"u8);
        });
        var source = Source(email);

        using (Assert.EnterMultipleScope())
        {
            Assert.That((source.Subject, source.TextBody, source.HtmlBody), Is.EqualTo((subject, "caf\u00e9\n", "<p>caf\u00e9</p>\n")));
            Assert.That(source.From.Mailboxes.Single().Name, Is.EqualTo("Jane \"J\" Doe"));
            Assert.That(source.Attachments.Select(static part => part.ContentDisposition?.FileName), Is.EqualTo(["M\u00e4rz.pdf", "logo.png"]));
        }
    }

    [Test]
    public void InnerBoundary_DoesNotBeginWithTheOuterOne()
    {
        var outer = (Multipart)Source(MandrillSamples.Inbound()).Body!; // Not null: the source has a body, of parts with boundaries.
        var inner = (Multipart)outer[0];

        Assert.That(inner.Boundary, Does.Not.StartWith(outer.Boundary!));
    }

    [TestCase("\r\n")]
    [TestCase("\n")]
    [TestCase("\r")]
    public void LineBreak_BeginsNoOtherHeader(string lineBreak)
    {
        var text = $"a{lineBreak}Injected: b";
        var email = MandrillSamples.Inbound(email =>
        {
            (email.From, email.FromName, email.Recipient, email.Headers[text], email.Headers["X-Value"]) = (text, text, text, "c", text);
            email.To.Add(text);
            email.Cc.Add(text);
            email.Attach("a.txt", $"text/plain{lineBreak}Injected: b", "a");
        });

        Assert.That(email.RawMessage, Does.Not.Contain("\nInjected").And.Not.Contain('\r'));
        Assert.That(email.Data["msg"]!["headers"]!.ToString(), Does.Not.Contain(@"\n").And.Not.Contain(@"\r")); // Not null: an email has headers.
    }

    [Test]
    public void NameAttachedTwice_IsRefused() => Assert.That(
        static () => MandrillSamples.Inbound(static email => email.Attach("a", "text/plain", "1").Attach("a", "text/plain", "2")),
        Throws.ArgumentException.With.Message.Contains("already attached"));

    private static MimeMessage Source(MandrillInboundEvent email)
    {
        using var stream = email.OpenRawMessage();
        return MimeMessage.Load(stream);
    }
}
