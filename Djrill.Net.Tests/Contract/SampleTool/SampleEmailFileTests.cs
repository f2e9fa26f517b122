using System.Text;
using Djrill.Net.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract.SampleTool;

/// <summary>What a handler gets of the files that <c>send --eml</c> posts.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(60_000)]
internal sealed class SampleEmailFileTests : SampleFixture
{
    private readonly List<MandrillInboundEvent> _received = [];

    [Test]
    public async Task Email_ReachesAHandlerWithAllItsParts(CancellationToken cancellationToken)
    {
        var email = await SendAsync(Encoding.UTF8.GetBytes(OddEmail.Source), cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(email.RawMessage, Is.EqualTo(OddEmail.Source));
            Assert.That((email.FromEmail, email.FromName, email.Subject), Is.EqualTo(("zoe@example.com", "Zo\u00eb", "Caf\u00e9 1042")));
            Assert.That(email.To.Select(static to => (to.Email, to.Name)), Is.EqualTo([("team@example.org", "The Team"), ("joe@example.org", null)]));
            Assert.That(email.Cc.Select(static to => to.Email), Is.EqualTo(["boss@example.org"]));
            Assert.That((email.Recipient, email.MessageId, email.IsTextFlowed), Is.EqualTo(("team@example.org", "1@example.com", true)));
            Assert.That(email.Text, Does.StartWith("Wo ist es, M\u00fcller?").And.EndsWith("\n"));
            Assert.That(email.Html, Does.StartWith("<p>Where?</p>").And.EndsWith("\n"));
            Assert.That(email.ToJson(), Does.Contain("\"Message-Id\":").And.Contain("\"Received\":[\"from b by c\",\"from a by b\"]").And.Not.Match("[^ -~]"));
            Assert.That(email.Headers["Content-Type"], Does.StartWith("multipart/"));
            Assert.That((email.Dkim!.IsSigned, email.Dkim.IsValid), Is.EqualTo((true, false)), "Nothing is checked.");
        }
    }

    [Test]
    public async Task Files_KeepTheirBytes(CancellationToken cancellationToken)
    {
        var email = await SendAsync(Encoding.UTF8.GetBytes(OddEmail.Source), cancellationToken);

        var files = email.Attachments.Concat(email.Images).Select(static file => (file.Name, file.MediaType, Content: file.Content.ToArray())).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(files.Select(static file => (file.Name, file.MediaType)), Is.EqualTo(
            [
                ("all.bin", "application/octet-stream"), ("all.bin", "application/octet-stream"), ("items.csv", "text/csv"), ("latin.txt", "text/plain"),
                ("", "message/rfc822"), ("<logo@example.com>", "image/gif"),
            ]));
            Assert.That(files[0].Content, Is.EqualTo(OddEmail.AllBytes));
            Assert.That(files[1].Content, Is.EqualTo(new byte[] { 0, 1, 2 }));
            Assert.That(files[2].Content, Is.EqualTo("caf\u00e9;2"u8.ToArray()));
            Assert.That(files[3].Content, Is.EqualTo("M\u00fcller".Select(static character => (byte)character)));
            Assert.That(Encoding.ASCII.GetString(files[4].Content), Does.Contain("Subject: Forwarded").And.Contain("Hello"));
            Assert.That(files[5].Content, Is.EqualTo(OddEmail.AllBytes));
        }
    }

    [Test]
    public async Task SourceThatIsNotUtf8_KeepsItsBytes(CancellationToken cancellationToken)
    {
        var source = Encoding.Latin1.GetBytes("From: a@example.com\r\nSubject: \"x\"\\/\r\n\r\nM\u00fcller\u0085\t\u0001\r\n");

        var email = await SendAsync(source, cancellationToken);

        Assert.That(
            Encoding.Latin1.GetString(email.Utf8Json.Span),
            Does.Contain("""{"raw_msg":"From: a@example.com\r\nSubject: \"x\"\\\/\r\n\r\nM""" + "\u00fcller\u0085\\t\\u0001\\r\\n\""));
    }

    [Test]
    public async Task KeepTimes_TakesTheDateOfTheEmail(CancellationToken cancellationToken)
    {
        var fresh = await SendAsync(Encoding.UTF8.GetBytes(OddEmail.Source), cancellationToken);
        var kept = await SendAsync(Encoding.UTF8.GetBytes(OddEmail.Source), cancellationToken, "--keep-times");

        using (Assert.EnterMultipleScope())
        {
            Assert.That(kept.Timestamp, Is.EqualTo(new DateTimeOffset(2026, 1, 1, 12, 0, 0, TimeSpan.Zero)));
            Assert.That(fresh.Timestamp, Is.GreaterThan(kept.Timestamp!));
        }
    }

    private async Task<MandrillInboundEvent> SendAsync(byte[] source, CancellationToken cancellationToken, params string[] options)
    {
        await using var app = await TestApp.StartAsync(
            builder =>
            {
                TestApp.AddReceiver(builder, AppKind.AddDjrill);
                builder.Services.Configure<DjrillOptions>(TestApp.Unsigned);
                builder.Services.AddSingleton(_received).AddMandrillEventHandler<EmailHandler>();
            });
        var url = app.Client.BaseAddress!.GetLeftPart(UriPartial.Authority) + TestApp.Path;

        var (exitCode, _, error) = await Sample.Start(["send", url, "--eml", Sample.Write("mail.eml", source), .. options]).EndAsync(cancellationToken);

        Assert.That(exitCode, Is.Zero, error);
        return _received[^1];
    }

    private sealed class EmailHandler(List<MandrillInboundEvent> received) : IMandrillEventHandler<MandrillInboundEvent>
    {
        public Task HandleAsync(MandrillInboundEvent mandrillEvent, CancellationToken cancellationToken)
        {
            received.Add(mandrillEvent);
            return Task.CompletedTask;
        }
    }
}
