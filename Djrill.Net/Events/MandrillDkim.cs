using System.Text.Json.Serialization;

namespace Djrill.Net.Events;

/// <summary>Describes the DKIM signature of an inbound email (<c>msg.dkim</c>).</summary>
public sealed record MandrillDkim
{
    [JsonConstructor]
    internal MandrillDkim()
    {
    }

    /// <summary>Gets whether there is one (<c>signed</c>).</summary>
    /// <value>Null where absent, or neither true nor false.</value>
    [JsonInclude, JsonPropertyName("signed")]
    public bool? IsSigned { get; internal set; }

    /// <summary>Gets whether it is valid (<c>valid</c>).</summary>
    /// <value>Null where absent, or neither true nor false.</value>
    [JsonInclude, JsonPropertyName("valid")]
    public bool? IsValid { get; internal set; }
}
