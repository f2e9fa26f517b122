using MimeKit;
using Newtonsoft.Json.Linq;

namespace Djrill.Net.Sample;

/// <summary>Creates the member <c>msg</c> of an inbound event from an email.</summary>
internal static class EmailMessage
{
    /// <summary>Nothing checks the file, so the verdicts promise nothing.</summary>
    private const string Verdicts = """
        {
          "spam_report": { "score": 0, "matched_rules": [] },
          "dkim": { "signed": false, "valid": false },
          "spf": { "result": "none", "detail": "" }
        }
        """;

    public static JObject Create(MimeMessage email, string source)
    {
        var parts = EmailParts.Read(email);
        var sender = email.From.Mailboxes.First();
        var recipient = email.To.Mailboxes.Concat(email.Cc.Mailboxes).FirstOrDefault();
        var message = new JObject
        {
            ["raw_msg"] = source,
            ["headers"] = Headers(email.Headers.Concat(email.Body?.Headers ?? [])),
            ["text"] = parts.Text,
            ["text_flowed"] = parts.IsTextFlowed,
            ["html"] = parts.Html,
            ["from_email"] = sender.Address,
            ["from_name"] = NameOf(sender),
            ["to"] = Pairs(email.To),
            ["cc"] = Pairs(email.Cc),
            ["email"] = recipient?.Address ?? "inbox@example.org",
            ["subject"] = email.Subject ?? "",
            ["tags"] = new JArray(),
            ["sender"] = null,
            ["template"] = null,
            ["attachments"] = parts.Attachments,
            ["images"] = parts.Images,
        };
        message.Merge(JObject.Parse(Verdicts));
        message["dkim"]!["signed"] = email.Headers.Contains(HeaderId.DkimSignature); // Not null: it is among the verdicts.
        RemoveAbsent(message);
        return message;
    }

    /// <summary>Gets the headers in the order of the file. The parser keeps those of the body apart, such as its type.</summary>
    private static JObject Headers(IEnumerable<Header> headers) => new(headers
        .OrderBy(static header => header.Offset)
        .GroupBy(static header => Recase(header.Field), static header => header.Value)
        .Select(static values => new JProperty(values.Key, values.Count() == 1 ? values.First() : new JArray(values))));

    /// <summary>Writes a header's name as Mandrill does, such as <c>Message-Id</c>.</summary>
    private static string Recase(string name) => string.Concat(name.Select((character, index) =>
        index == 0 || name[index - 1] == '-' ? char.ToUpperInvariant(character) : char.ToLowerInvariant(character)));

    private static JArray? Pairs(InternetAddressList addresses) => addresses.Mailboxes.Any()
        ? new(addresses.Mailboxes.Select(static mailbox => new JArray(mailbox.Address, NameOf(mailbox))))
        : null;

    private static JValue NameOf(MailboxAddress mailbox) => new(string.IsNullOrEmpty(mailbox.Name) ? null : mailbox.Name);

    /// <summary>Removes the members that Mandrill leaves out if there is no value.</summary>
    private static void RemoveAbsent(JObject message)
    {
        foreach (var name in new[] { "text", "html", "from_name", "to", "cc", "attachments", "images" })
        {
            if (message[name] is null or JValue { Value: null })
            {
                message.Remove(name);
            }
        }
    }
}
