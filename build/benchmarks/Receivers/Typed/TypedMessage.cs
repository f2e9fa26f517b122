using System.Text.Json;
using System.Text.Json.Serialization;

namespace Djrill.Net.Benchmarks.Receivers.Typed;

/// <summary>A sent message.</summary>
internal sealed class TypedMessage
{
    public long? Ts { get; set; }

    [JsonPropertyName("_id")]
    public string? Id { get; set; }

    [JsonPropertyName("_version")]
    public string? Version { get; set; }

    public string? State { get; set; }

    public string? Subject { get; set; }

    public string? Email { get; set; }

    public string? Sender { get; set; }

    public List<string>? Tags { get; set; }

    public Dictionary<string, JsonElement>? Metadata { get; set; }

    public List<TypedOpen>? Opens { get; set; }

    public List<TypedClick>? Clicks { get; set; }

    public List<TypedSmtpEvent>? SmtpEvents { get; set; }

    public List<JsonElement>? Resends { get; set; }

    public TypedRejection? Reject { get; set; }

    public string? Subaccount { get; set; }

    public string? Template { get; set; }

    public string? Diag { get; set; }

    public string? BounceDescription { get; set; }

    public int? BgtoolsCode { get; set; }
}
