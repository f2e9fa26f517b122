using System.Text.Json.Serialization;

namespace Djrill.Net.Events;

/// <summary>The short members of <c>msg</c> in an inbound email.</summary>
internal sealed class InboundFields
{
    [JsonPropertyName("email")]
    public string? Recipient { get; set; }

    [JsonPropertyName("from_email"), JsonConverter(typeof(TrimmedConverter))]
    public string? FromEmail { get; set; }

    [JsonPropertyName("from_name"), JsonConverter(typeof(TrimmedConverter))]
    public string? FromName { get; set; }

    [JsonPropertyName("to"), JsonConverter(typeof(AddressesConverter))]
    public IReadOnlyList<MandrillAddress> To { get; set; } = [];

    [JsonPropertyName("cc"), JsonConverter(typeof(AddressesConverter))]
    public IReadOnlyList<MandrillAddress> Cc { get; set; } = [];

    [JsonPropertyName("subject")]
    public string? Subject { get; set; }

    [JsonPropertyName("text_flowed")]
    public bool? IsTextFlowed { get; set; }

    [JsonPropertyName("headers"), JsonConverter(typeof(HeadersConverter))]
    public MandrillHeaderCollection Headers { get; set; } = new();

    [JsonPropertyName("spam_report"), JsonConverter(typeof(ObjectConverter<MandrillSpamReport>))]
    public MandrillSpamReport? SpamReport { get; set; }

    [JsonPropertyName("dkim"), JsonConverter(typeof(ObjectConverter<MandrillDkim>))]
    public MandrillDkim? Dkim { get; set; }

    [JsonPropertyName("spf"), JsonConverter(typeof(ObjectConverter<MandrillSpf>))]
    public MandrillSpf? Spf { get; set; }

    [JsonPropertyName("tags")]
    public IReadOnlyList<string> Tags { get; set; } = [];

    [JsonPropertyName("sender")]
    public string? Sender { get; set; }

    [JsonPropertyName("template")]
    public string? Template { get; set; }
}
