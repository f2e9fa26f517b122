using Newtonsoft.Json.Linq;

namespace Djrill.Net.Events;

/// <summary>Reads inbound email.</summary>
internal static class InboundReader
{
    public static InboundEventValues Read(JObject data)
    {
        var msg = data.Object("msg");
        var names = new EmailFileNames();
        return new()
        {
            Timestamp = data.Timestamp("ts"),
            Recipient = msg.Text("email"),
            FromEmail = Trimmed(msg.Text("from_email")),
            FromName = Trimmed(msg.Text("from_name")),
            To = ReadAddresses(msg, "to"),
            Cc = ReadAddresses(msg, "cc"),
            Subject = msg.Text("subject"),
            Text = msg.Text("text"),
            IsTextFlowed = msg.Flag("text_flowed"),
            Html = msg.Text("html"),
            Headers = new([.. ReadHeaders(msg.Object("headers"))]),
            RawMessage = msg.Text("raw_msg"),
            Attachments = AttachmentReader.Read(msg?["attachments"], isImage: false, names),
            Images = AttachmentReader.Read(msg?["images"], isImage: true, names),
            SpamReport = ReadSpamReport(msg.Object("spam_report")),
            Dkim = msg.Object("dkim") is { } dkim ? new() { IsSigned = dkim.Flag("signed"), IsValid = dkim.Flag("valid") } : null,
            Spf = msg.Object("spf") is { } spf ? new() { Result = spf.Text("result"), Detail = spf.Text("detail") } : null,
            Tags = msg.Texts("tags"),
            Sender = msg.Text("sender"),
            Template = msg.Text("template"),
        };
    }

    private static IReadOnlyList<MandrillAddress> ReadAddresses(JObject? msg, string name) =>
        [.. msg.Elements(name).Select(JsonFields.Elements).Select(ReadAddress).OfType<MandrillAddress>()];

    private static MandrillAddress? ReadAddress(IReadOnlyList<JToken> pair) =>
        WithoutGroup(JsonValues.Text(pair.ElementAtOrDefault(0))) is { } email
            ? new() { Email = email, Name = Trimmed(JsonValues.Text(pair.ElementAtOrDefault(1))) }
            : null;

    /// <summary>Removes what Mandrill leaves around an address: a comma, and of a group (RFC 5322, section 3.4) its name and semicolon.</summary>
    private static string? WithoutGroup(string? email)
    {
        var text = email?.Trim().TrimEnd(',', ';').TrimEnd() ?? string.Empty;
        var colon = text.IndexOf(':', StringComparison.Ordinal);
        var member = text[(colon + 1)..];
        var isGroup = colon >= 0 && !text.AsSpan(0, colon).ContainsAny('@', '"') && (member.Length == 0 || member.Contains('@', StringComparison.Ordinal));
        return Trimmed(isGroup ? member : text);
    }

    private static IEnumerable<KeyValuePair<string, string>> ReadHeaders(JObject? headers) =>
        from header in headers?.Properties() ?? []
        from value in JsonFields.Elements(header.Value) is { Count: > 0 } values ? values : [header.Value]
        let text = JsonValues.AnyText(value)
        where text is not null
        select KeyValuePair.Create(header.Name, text);

    private static MandrillSpamReport? ReadSpamReport(JObject? report) => report is null ? null : new()
    {
        Score = report.Number("score"),
        MatchedRules = [.. report.Objects("matched_rules", ReadSpamRule).Where(static rule => rule is not { Name: null, Score: null, Description: null })],
    };

    private static MandrillSpamRule ReadSpamRule(JObject rule) => new()
    {
        Name = rule.Text("name"),
        Score = rule.Number("score"),
        Description = rule.Text("description"),
    };

    private static string? Trimmed(string? text) => text?.Trim() is { Length: > 0 } trimmed ? trimmed : null;
}
