namespace Djrill.Net.Tests.Contract.SampleTool;

/// <summary>An email with repeated headers, several charsets, and files of every form.</summary>
internal static class OddEmail
{
    public static readonly byte[] AllBytes = [.. Enumerable.Range(0, 256).Select(static value => (byte)value)];

    public static readonly string Source = $"""
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
}
