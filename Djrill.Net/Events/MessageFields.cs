using System.Text.Json.Serialization;

namespace Djrill.Net.Events;

/// <summary>The members of <c>msg</c> in a message event. Few applications look at the lists, so those are read when first asked for.</summary>
internal sealed class MessageFields
{
    public static readonly MessageFields Empty = new();

    [JsonPropertyName("ts")]
    public DateTimeOffset? Timestamp { get; set; }

    [JsonPropertyName("_id")]
    public string? Id { get; set; }

    [JsonPropertyName("_version")]
    public string? Version { get; set; }

    [JsonPropertyName("state")]
    public string? State { get; set; }

    [JsonPropertyName("subject")]
    public string? Subject { get; set; }

    [JsonPropertyName("email")]
    public string? Recipient { get; set; }

    [JsonPropertyName("sender")]
    public string? Sender { get; set; }

    [JsonPropertyName("tags")]
    public JsonPiece Tags { get; set; }

    [JsonPropertyName("metadata")]
    public JsonPiece Metadata { get; set; }

    [JsonPropertyName("opens")]
    public JsonPiece Opens { get; set; }

    [JsonPropertyName("clicks")]
    public JsonPiece Clicks { get; set; }

    [JsonPropertyName("smtp_events")]
    public JsonPiece SmtpEvents { get; set; }

    [JsonPropertyName("resends")]
    public JsonPiece Resends { get; set; }

    [JsonPropertyName("reject"), JsonConverter(typeof(ObjectConverter<MandrillRejection>))]
    public MandrillRejection? Rejection { get; set; }

    [JsonPropertyName("subaccount")]
    public string? Subaccount { get; set; }

    [JsonPropertyName("template")]
    public string? Template { get; set; }

    [JsonPropertyName("diag")]
    public string? Diagnostics { get; set; }

    [JsonPropertyName("bounce_description")]
    public string? BounceDescription { get; set; }

    [JsonPropertyName("bgtools_code")]
    public int? BounceCode { get; set; }
}
