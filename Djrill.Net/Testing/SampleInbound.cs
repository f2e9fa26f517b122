using System.Security.Cryptography;
using Djrill.Net.Events;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Testing;

/// <summary>Builds the JSON of an inbound event.</summary>
internal static class SampleInbound
{
    private const int TokenLength = 24;

    private const string Verdicts = """
        {
          "spam_report": {
            "score": -2.6,
            "matched_rules": [{ "name": "RCVD_IN_DNSWL_LOW", "score": -0.7, "description": "Sender listed" }]
          },
          "dkim": { "signed": true, "valid": true },
          "spf": { "result": "pass", "detail": "sender SPF authorized" }
        }
        """;

    public static JObject Create(MandrillSampleEmail email)
    {
        var recipient = email.Recipient ?? email.To.FirstOrDefault() ?? "inbox@example.org";
        var boundary = RandomNumberGenerator.GetHexString(TokenLength, lowercase: true);
        var headers = Headers(email, recipient, boundary);
        var message = new JObject
        {
            ["raw_msg"] = SampleMime.Write(email, headers, boundary),
            ["headers"] = PhpJson.Map(headers),
            ["text"] = Part(email.Text),
            ["text_flowed"] = false,
            ["html"] = Part(email.Html),
            ["from_email"] = email.From,
            ["from_name"] = email.FromName,
            ["to"] = Pairs(email.To.DefaultIfEmpty(recipient)),
            ["cc"] = email.Cc.Count == 0 ? null : Pairs(email.Cc),
            ["email"] = recipient,
            ["subject"] = email.Subject,
            ["tags"] = new JArray(),
            ["sender"] = null,
            ["template"] = null,
            ["attachments"] = Files(email.Attachments.Where(static file => !file.IsImage)),
            ["images"] = Files(email.Attachments.Where(static file => file.IsImage)),
        };
        message.Merge(JObject.Parse(Verdicts));
        RemoveAbsent(message);
        return new() { ["event"] = MandrillEventTypes.Inbound, ["ts"] = email.Timestamp.ToUnixTimeSeconds(), ["msg"] = message };
    }

    private static Dictionary<string, string> Headers(MandrillSampleEmail email, string recipient, string boundary)
    {
        var headers = new Dictionary<string, string>(StringComparer.OrdinalIgnoreCase)
        {
            ["Received"] =
                $"from mail.example.com ([192.0.2.25]) by mandrill.example.net for <{recipient}>; {SampleMime.Date(email.Timestamp)}",
            ["Message-Id"] = $"<{RandomNumberGenerator.GetHexString(TokenLength, lowercase: true)}@mail.example.com>",
            ["Date"] = SampleMime.Date(email.Timestamp),
            ["From"] = SampleMime.Address(email.From, email.FromName),
            ["To"] = string.Join(", ", email.To.DefaultIfEmpty(recipient)),
            ["Subject"] = SampleMime.HeaderText(email.Subject),
            ["Mime-Version"] = "1.0",
        };
        if (email.Cc.Count > 0)
        {
            headers["Cc"] = string.Join(", ", email.Cc);
        }

        foreach (var (name, value) in email.Headers)
        {
            headers[SampleMime.OneLine(name)] = SampleMime.HeaderText(value);
        }

        headers["Content-Type"] = $"multipart/mixed; boundary=\"{boundary}\"";
        return headers.ToDictionary(static header => header.Key, static header =>
            SampleMime.OneLine(header.Value), StringComparer.OrdinalIgnoreCase);
    }

    private static string? Part(string? text) => text is null ? null : SampleMime.EndLine(text);

    private static JArray Pairs(IEnumerable<string> addresses) =>
        [.. addresses.Select(static address => new JArray(address, JValue.CreateNull()))];

    private static JObject? Files(IEnumerable<SampleAttachment> attachments)
    {
        var files = new JObject();
        foreach (var attachment in attachments)
        {
            files[attachment.Name] = attachment.ToJson();
        }

        return files.Count == 0 ? null : files;
    }

    /// <summary>Removes the members that Mandrill leaves out if there is no value.</summary>
    private static void RemoveAbsent(JObject message)
    {
        foreach (var name in new[] { "text", "html", "from_name", "cc", "attachments", "images" })
        {
            if (message[name] is null or JValue { Value: null })
            {
                message.Remove(name);
            }
        }
    }
}
