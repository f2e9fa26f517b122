using System.Text.Json.Serialization;

namespace Djrill.Net.Events;

/// <summary>The members of a list change.</summary>
internal sealed class SyncEventFields
{
    [JsonPropertyName("ts")]
    public DateTimeOffset? Timestamp { get; set; }

    [JsonPropertyName("action")]
    public string? Action { get; set; }

    [JsonPropertyName("reject"), JsonConverter(typeof(ObjectConverter<MandrillListEntry>))]
    public MandrillListEntry? Reject { get; set; }

    [JsonPropertyName("entry"), JsonConverter(typeof(ObjectConverter<MandrillListEntry>))]
    public MandrillListEntry? Entry { get; set; }
}
