using System.Text.Json.Serialization;

namespace Djrill.Net.Benchmarks.Receivers.Typed;

/// <summary>An event of a sent message, with the members that the package exposes.</summary>
internal sealed class TypedMessageEvent
{
    public string? Event { get; set; }

    public long? Ts { get; set; }

    [JsonPropertyName("_id")]
    public string? Id { get; set; }

    public TypedMessage? Msg { get; set; }

    public string? Url { get; set; }

    public string? Ip { get; set; }

    public string? UserAgent { get; set; }

    public TypedUserAgent? UserAgentParsed { get; set; }

    public TypedLocation? Location { get; set; }

    public string? Diag { get; set; }
}
