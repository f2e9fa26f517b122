using System.Text.Json.Serialization;

namespace Djrill.Net.Events;

/// <summary>Describes a rule of SpamAssassin that applies to an inbound email (an element of <c>msg.spam_report.matched_rules</c>).</summary>
public sealed record MandrillSpamRule
{
    [JsonConstructor]
    internal MandrillSpamRule()
    {
    }

    /// <summary>Gets the name (<c>name</c>), such as <c>RDNS_NONE</c>.</summary>
    /// <value>As sent. Null where absent.</value>
    [JsonInclude, JsonPropertyName("name")]
    public string? Name { get; internal set; }

    /// <summary>Gets what the rule adds to the score (<c>score</c>).</summary>
    /// <value>May be negative. Null where absent or no number.</value>
    [JsonInclude, JsonPropertyName("score")]
    public double? Score { get; internal set; }

    /// <summary>Gets the description (<c>description</c>).</summary>
    /// <value>As sent. Null where absent.</value>
    [JsonInclude, JsonPropertyName("description")]
    public string? Description { get; internal set; }
}
