using Newtonsoft.Json.Linq;

namespace Djrill.Net.Events;

/// <summary>Reads inbound email.</summary>
internal static class InboundReader
{
    public static InboundEventValues Read(JObject data)
    {
        var msg = data.Object("msg");
        var names = new UniqueFileNames();
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
        [.. msg.Elements(name).OfType<JArray>().Select(ReadAddress).OfType<MandrillAddress>()];

    private static MandrillAddress? ReadAddress(JArray pair) =>
        Trimmed(JsonValues.Text(pair.ElementAtOrDefault(0))?.Trim().TrimEnd(',')) is { } email
            ? new() { Email = email, Name = Trimmed(JsonValues.Text(pair.ElementAtOrDefault(1))) }
            : null;

    private static IEnumerable<KeyValuePair<string, string>> ReadHeaders(JObject? headers) =>
        from header in headers?.Properties() ?? []
        from value in header.Value is JArray values ? values.AsEnumerable() : [header.Value]
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
