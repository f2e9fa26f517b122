using System.Text;
using Djrill.Net.Events;
using Microsoft.Extensions.DependencyInjection;

namespace Djrill.Net.Tests.Contract.SampleTool;

/// <summary>What a handler gets of the files that <c>send --eml</c> posts.</summary>
[FixtureLifeCycle(LifeCycle.InstancePerTestCase)]
[CancelAfter(60_000)]
internal sealed class SampleEmailFileTests : SampleFixture
{
    private static readonly byte[] AllBytes = [.. Enumerable.Range(0, 256).Select(static value => (byte)value)];

    private static readonly string Email = $"""
        Received: from b by c
        RECEIVED: from a by b
        Date: Thu, 01 Jan 2026 12:00:00 +0000
        From: =?utf-8?Q?Zo=C3=AB?= <zoe@example.com>
        To: The Team <team@example.org>, friends: joe@example.org;
        Cc: boss@example.org
        Subject: =?utf-8?Q?Caf=C3=A9?= 1042
        message-ID: <1@example.com>
        DKIM-Signature: v=1
        MIME-Version: 1.0
        Content-Type: multipart/mixed; boundary="o"

        --o
        Content-Type: text/plain; charset=iso-8859-1; format=flowed
        Content-Transfer-Encoding: quoted-printable

        Wo ist es, M=FCller?
        --o
        Content-Type: text/html; charset=utf-8

        <p>Where?</p>
        --o
        Content-Type: image/gif
        Content-ID: <logo@example.com>
        Content-Transfer-Encoding: base64

        {Convert.ToBase64String(AllBytes)}
        --o
        Content-Type: application/octet-stream; name="all.bin"
        Content-Disposition: attachment
        Content-Transfer-Encoding: base64

        {Convert.ToBase64String(AllBytes)}
        --o
        Content-Type: application/octet-stream
        Content-Disposition: attachment; filename="all.bin"
        Content-Transfer-Encoding: base64

        AAEC
        --o
        Content-Type: text/csv; charset=utf-8
        Content-Disposition: attachment; filename="items.csv"
        Content-Transfer-Encoding: quoted-printable

        caf=C3=A9;2
        --o
        Content-Type: text/plain; charset=iso-8859-1
        Content-Disposition: attachment; filename="latin.txt"
        Content-Transfer-Encoding: quoted-printable

        M=FCller
        --o
        Content-Type: message/rfc822

        From: joe@example.org
        Subject: Forwarded

        Hello
        --o--
        """.ReplaceLineEndings("\r\n");

    private readonly List<MandrillInboundEvent> _received = [];

    [Test]
    public async Task Email_ReachesAHandlerWithAllItsParts(CancellationToken cancellationToken)
    {
        var email = await SendAsync(Encoding.UTF8.GetBytes(Email), cancellationToken);

        using (Assert.EnterMultipleScope())
        {
            Assert.That(email.RawMessage, Is.EqualTo(Email));
            Assert.That((email.FromEmail, email.FromName, email.Subject), Is.EqualTo(("zoe@example.com", "Zo\u00eb", "Caf\u00e9 1042")));
            Assert.That(email.To.Select(static to => (to.Email, to.Name)), Is.EqualTo([("team@example.org", "The Team"), ("joe@example.org", null)]));
            Assert.That(email.Cc.Select(static to => to.Email), Is.EqualTo(["boss@example.org"]));
            Assert.That((email.Recipient, email.MessageId, email.IsTextFlowed), Is.EqualTo(("team@example.org", "1@example.com", true)));
            Assert.That(email.Text, Does.StartWith("Wo ist es, M\u00fcller?").And.EndsWith("\n"));
            Assert.That(email.Html, Does.StartWith("<p>Where?</p>").And.EndsWith("\n"));
            Assert.That(email.ToJson(), Does.Contain("\"Message-Id\":").And.Contain("\"Received\":[\"from b by c\",\"from a by b\"]").And.Not.Match("[^ -~]"));
            Assert.That((email.Dkim!.IsSigned, email.Dkim.IsValid), Is.EqualTo((true, false)), "Nothing is checked.");
        }
    }

    [Test]
    public async Task Files_KeepTheirBytes(CancellationToken cancellationToken)
    {
        var email = await SendAsync(Encoding.UTF8.GetBytes(Email), cancellationToken);

        var files = email.Attachments.Concat(email.Images).Select(static file => (file.Name, file.MediaType, Content: file.Content.ToArray())).ToList();
        using (Assert.EnterMultipleScope())
        {
            Assert.That(files.Select(static file => (file.Name, file.MediaType)), Is.EqualTo(
            [
                ("all.bin", "application/octet-stream"), ("all.bin", "application/octet-stream"), ("items.csv", "text/csv"), ("latin.txt", "text/plain"),
                ("", "message/rfc822"), ("<logo@example.com>", "image/gif"),
            ]));
            Assert.That(files[0].Content, Is.EqualTo(AllBytes));
            Assert.That(files[1].Content, Is.EqualTo(new byte[] { 0, 1, 2 }));
            Assert.That(files[2].Content, Is.EqualTo("caf\u00e9;2"u8.ToArray()));
            Assert.That(files[3].Content, Is.EqualTo("M\u00fcller".Select(static character => (byte)character)));
            Assert.That(Encoding.ASCII.GetString(files[4].Content), Does.Contain("Subject: Forwarded").And.Contain("Hello"));
            Assert.That(files[5].Content, Is.EqualTo(AllBytes));
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
        var fresh = await SendAsync(Encoding.UTF8.GetBytes(Email), cancellationToken);
        var kept = await SendAsync(Encoding.UTF8.GetBytes(Email), cancellationToken, "--keep-times");

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
