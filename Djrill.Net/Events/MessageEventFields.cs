using System.Text.Json.Serialization;

namespace Djrill.Net.Events;

/// <summary>The members of a message event.</summary>
internal sealed class MessageEventFields
{
    [JsonPropertyName("ts")]
    public DateTimeOffset? Timestamp { get; set; }

    [JsonPropertyName("_id")]
    public string? MessageId { get; set; }

    [JsonPropertyName("msg"), JsonConverter(typeof(ObjectConverter<MessageFields>))]
    public MessageFields? Message { get; set; }

    [JsonPropertyName("url")]
    public string? Url { get; set; }

    [JsonPropertyName("ip")]
    public string? Ip { get; set; }

    [JsonPropertyName("user_agent")]
    public string? UserAgent { get; set; }

    [JsonPropertyName("user_agent_parsed")]
    public JsonPiece ParsedUserAgent { get; set; }

    [JsonPropertyName("location")]
    public JsonPiece Location { get; set; }

    [JsonPropertyName("diag")]
    public string? Diagnostics { get; set; }

    /// <summary>What the pieces stand in.</summary>
    [JsonIgnore]
    public ReadOnlyMemory<byte> Source { get; set; }
}
