using System.Text.Json.Serialization;

namespace Djrill.Net.Events;

/// <summary>The members that are looked at in an event of an unknown type.</summary>
internal sealed class UnknownEventFields
{
    [JsonPropertyName("ts")]
    public DateTimeOffset? Timestamp { get; set; }

    [JsonPropertyName("_id")]
    public string? Id { get; set; }

    [JsonPropertyName("msg"), JsonConverter(typeof(ObjectConverter<UnknownEventFields>))]
    public UnknownEventFields? Message { get; set; }

    [JsonPropertyName("email")]
    public string? Email { get; set; }
}
