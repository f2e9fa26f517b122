using Newtonsoft.Json.Linq;

namespace Djrill.Net.Benchmarks.Workloads;

/// <summary>Makes the event of one received mail, which holds its attachment twice: by itself, and in the mail's source.</summary>
internal static class InboundEvent
{
    private const string Name = "archive 2024.zip";

    private const string Html = "<p>Guten Tag,</p>\n<p>das Archiv ist da – <a href=\"https://files.example.com/a\">Übersicht</a>.</p>\n";

    private const string Text = "Guten Tag,\n\ndas Archiv ist da – Übersicht: https://files.example.com/a\n";

    public static JObject Create(byte[] attachment) => new()
    {
        ["event"] = "inbound",
        ["ts"] = 1_700_000_000,
        ["msg"] = Message(attachment),
    };

    private static JObject Message(byte[] attachment) => new()
    {
        ["raw_msg"] = Source(Convert.ToBase64String(attachment, Base64FormattingOptions.InsertLineBreaks)),
        ["headers"] = Headers(),
        ["text"] = Text,
        ["html"] = Html,
        ["text_flowed"] = false,
        ["from_email"] = "sender@example.org",
        ["from_name"] = "Jörg Sender",
        ["to"] = new JArray { new JArray("inbox@in.example.com", JValue.CreateNull()) },
        ["email"] = "inbox@in.example.com",
        ["subject"] = "Das Archiv für März",
        ["tags"] = new JArray(),
        ["sender"] = null,
        ["template"] = null,
        ["attachments"] = new JObject
        {
            [Name] = new JObject
            {
                ["name"] = Name,
                ["type"] = "application/zip",
                ["content"] = Convert.ToBase64String(attachment),
                ["base64"] = true,
            },
        },
        ["spam_report"] = SpamReport(),
        ["dkim"] = new JObject { ["signed"] = true, ["valid"] = true },
        ["spf"] = new JObject { ["result"] = "pass", ["detail"] = "sender SPF authorized" },
    };

    private static JObject Headers() => new()
    {
        ["Received"] = new JArray(
            "from mx.example.org (unknown [203.0.113.7]) by ip-10-0-0-1 (Postfix) with ESMTPS id 4C2D1 for <inbox@in.example.com>",
            "by mx.example.org with SMTP id a1so123 for <inbox@in.example.com>; Tue, 14 Nov 2023 14:13:20 -0800 (PST)"),
        ["Dkim-Signature"] = "v=1; a=rsa-sha256; c=relaxed/relaxed; d=example.org; s=20230601; bh=47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=",
        ["Mime-Version"] = "1.0",
        ["Message-Id"] = "<CA+abc/def=ghi@mx.example.org>",
        ["Subject"] = "=?UTF-8?Q?Das_Archiv_f=C3=BCr_M=C3=A4rz?=",
        ["Content-Type"] = "multipart/mixed; boundary=\"000000000000b0a7\"",
    };

    private static JObject SpamReport() => new()
    {
        ["score"] = -2.6,
        ["matched_rules"] = new JArray(
            new JObject { ["name"] = "RCVD_IN_DNSWL_LOW", ["score"] = -0.7, ["description"] = "RBL: Sender listed at http://www.dnswl.org/, low" },
            new JObject { ["name"] = null, ["score"] = 0, ["description"] = null },
            new JObject { ["name"] = "listed", ["score"] = 0, ["description"] = "in list.dnswl.org" }),
    };

    private static string Source(string base64) => string.Join(
        "\r\n",
        "MIME-Version: 1.0",
        "From: =?UTF-8?Q?J=C3=B6rg_Sender?= <sender@example.org>",
        "To: inbox@in.example.com",
        "Subject: =?UTF-8?Q?Das_Archiv_f=C3=BCr_M=C3=A4rz?=",
        "Content-Type: multipart/mixed; boundary=\"000000000000b0a7\"",
        "",
        "--000000000000b0a7",
        "Content-Type: text/plain; charset=\"UTF-8\"",
        "",
        Text.ReplaceLineEndings("\r\n"),
        "--000000000000b0a7",
        $"Content-Type: application/zip; name=\"{Name}\"",
        "Content-Transfer-Encoding: base64",
        "",
        base64,
        "--000000000000b0a7--",
        "");
}
