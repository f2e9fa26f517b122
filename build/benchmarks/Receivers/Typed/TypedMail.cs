using System.Text.Json;

namespace Djrill.Net.Benchmarks.Receivers.Typed;

/// <summary>The content of a received mail.</summary>
internal sealed class TypedMail
{
    public string? RawMsg { get; set; }

    public Dictionary<string, JsonElement>? Headers { get; set; }

    public string? Text { get; set; }

    public string? Html { get; set; }

    public bool? TextFlowed { get; set; }

    public string? FromEmail { get; set; }

    public string? FromName { get; set; }

    public List<List<string?>>? To { get; set; }

    public List<List<string?>>? Cc { get; set; }

    public string? Email { get; set; }

    public string? Subject { get; set; }

    public List<string>? Tags { get; set; }

    public string? Sender { get; set; }

    public string? Template { get; set; }

    public Dictionary<string, TypedAttachment>? Attachments { get; set; }

    public Dictionary<string, TypedAttachment>? Images { get; set; }

    public TypedSpamReport? SpamReport { get; set; }

    public TypedDkim? Dkim { get; set; }

    public TypedSpf? Spf { get; set; }
}
