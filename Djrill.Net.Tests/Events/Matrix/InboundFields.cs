using System.Text.RegularExpressions;
using Djrill.Net.Events;
using Newtonsoft.Json.Linq;
using static Djrill.Net.Tests.Events.Matrix.Documented;
using static Djrill.Net.Tests.Events.Matrix.DocumentedParts;

namespace Djrill.Net.Tests.Events.Matrix;

/// <summary>The getters of inbound email and of what it holds.</summary>
internal static class InboundFields
{
    public static readonly Field[] All =
    [
        Email(nameof(MandrillInboundEvent.Recipient), "msg.email", Text),
        Email(nameof(MandrillInboundEvent.FromEmail), "msg.from_email", Trimmed),
        Email(nameof(MandrillInboundEvent.FromName), "msg.from_name", Trimmed),
        Email(nameof(MandrillInboundEvent.To), "msg.to", Addresses, NoElements, typeof(MandrillAddress)),
        Email(nameof(MandrillInboundEvent.Cc), "msg.cc", Addresses, NoElements, typeof(MandrillAddress)),
        Email(nameof(MandrillInboundEvent.Subject), "msg.subject", Text),
        Email(nameof(MandrillInboundEvent.Text), "msg.text", Text),
        Email(nameof(MandrillInboundEvent.IsTextFlowed), "msg.text_flowed", Flag),
        Email(nameof(MandrillInboundEvent.Html), "msg.html", Text),
        Email(nameof(MandrillInboundEvent.Headers), "msg.headers", Headers, NoElements),
        Email(nameof(MandrillInboundEvent.RawMessage), "msg.raw_msg", Text),
        Email(nameof(MandrillInboundEvent.Attachments), "msg.attachments", Files(false), NoElements, typeof(MandrillAttachment)),
        Email(nameof(MandrillInboundEvent.Images), "msg.images", Files(true), NoElements, typeof(MandrillAttachment)),
        Email(nameof(MandrillInboundEvent.SpamReport), "msg.spam_report", Part(typeof(MandrillSpamReport)), null, typeof(MandrillSpamReport)),
        Email(nameof(MandrillInboundEvent.Dkim), "msg.dkim", Part(typeof(MandrillDkim)), null, typeof(MandrillDkim)),
        Email(nameof(MandrillInboundEvent.Spf), "msg.spf", Part(typeof(MandrillSpf)), null, typeof(MandrillSpf)),
        Email(nameof(MandrillInboundEvent.Tags), "msg.tags", Texts, NoElements),
        Email(nameof(MandrillInboundEvent.Sender), "msg.sender", Text),
        Email(nameof(MandrillInboundEvent.Template), "msg.template", Text),
        Email(nameof(MandrillInboundEvent.MessageId), "msg.headers", static headers => Ids(headers, "Message-Id")?.FirstOrDefault()),
        Email(nameof(MandrillInboundEvent.InReplyTo), "msg.headers", static headers => Ids(headers, "In-Reply-To")?.FirstOrDefault()),
        Email(nameof(MandrillInboundEvent.References), "msg.headers", static headers => Ids(headers, "References"), NoElements),

        // What has no address is no pair, and left out with its name.
        new(typeof(MandrillAddress), nameof(MandrillAddress.Email), "0", Text),
        new(typeof(MandrillAddress), nameof(MandrillAddress.Name), "1|0", Text),

        new(typeof(MandrillAttachment), nameof(MandrillAttachment.Key), Key, Text),
        new(typeof(MandrillAttachment), nameof(MandrillAttachment.Name), $"name|{Key}", Text),
        new(typeof(MandrillAttachment), nameof(MandrillAttachment.SafeFileName), $"name|{Key}", Text),
        new(typeof(MandrillAttachment), nameof(MandrillAttachment.MediaType), "type", Text),
        new(typeof(MandrillAttachment), nameof(MandrillAttachment.Content), "content|base64|type", Text),
        new(typeof(MandrillAttachment), nameof(MandrillAttachment.IsContentComplete), "content|base64|type", Text),

        new(typeof(MandrillSpamReport), nameof(MandrillSpamReport.Score), "score", Number),
        new(typeof(MandrillSpamReport), nameof(MandrillSpamReport.MatchedRules), "matched_rules", Rules, NoElements, typeof(MandrillSpamRule)),
        new(typeof(MandrillSpamRule), nameof(MandrillSpamRule.Name), "name", Text),
        new(typeof(MandrillSpamRule), nameof(MandrillSpamRule.Score), "score", Number),
        new(typeof(MandrillSpamRule), nameof(MandrillSpamRule.Description), "description", Text),

        new(typeof(MandrillDkim), nameof(MandrillDkim.IsSigned), "signed", Flag),
        new(typeof(MandrillDkim), nameof(MandrillDkim.IsValid), "valid", Flag),

        new(typeof(MandrillSpf), nameof(MandrillSpf.Result), "result", Text),
        new(typeof(MandrillSpf), nameof(MandrillSpf.ResultKind), "result", Words(
            ("none", "None"), ("neutral", "Neutral"), ("pass", "Pass"), ("fail", "Fail"), ("softfail", "SoftFail"), ("temperror", "TempError"),
            ("permerror", "PermError")), static () => "Unknown"),
        new(typeof(MandrillSpf), nameof(MandrillSpf.Detail), "detail", Text),
    ];

    private static Field Email(string property, string wire, Func<JToken?, object?> read, Func<object?>? fallback = null, Type? part = null) =>
        new(typeof(MandrillInboundEvent), property, wire, read, fallback, part);

    /// <summary>Ids stand in angle brackets, or, where there are none, between blanks.</summary>
    private static object?[]? Ids(JToken? headers, string name) => ((object?[]?)Headers(headers))?
        .Cast<KeyValuePair<string, string>>()
        .Where(header => header.Key.Equals(name, StringComparison.OrdinalIgnoreCase))
        .SelectMany(static header => Regex.Matches(Bare(header.Value), header.Value.Contains('<', StringComparison.Ordinal) ? "<([^<>]+)>" : @"([^\s\p{Cc},]+)"))
        .Select(static id => (object?)id.Groups[1].Value)
        .ToArray();

    /// <summary>Without comments, and with the encoded words among the hostile values decoded.</summary>
    private static string Bare(string header) => Regex.Replace(
        header switch { "=?utf-8?B?Li4vLi4v?=" => "../../", "=?utf-7?Q?a?=" => "a", "=?x?Q?=?=" => "=", _ => header }, @"\([^()]*\)|""[^""]*""", " ");
}
