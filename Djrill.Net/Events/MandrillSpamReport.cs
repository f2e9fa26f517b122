using System.Text.Json.Serialization;

namespace Djrill.Net.Events;

/// <summary>Describes what SpamAssassin says of an inbound email (<c>msg.spam_report</c>).</summary>
public sealed class MandrillSpamReport
{
    [JsonConstructor]
    internal MandrillSpamReport()
    {
    }

    /// <summary>Gets the score (<c>score</c>). The higher, the more likely spam; 5 is SpamAssassin's usual limit.</summary>
    /// <value>May be negative. Null where absent or no number.</value>
    [JsonInclude, JsonPropertyName("score")]
    public double? Score { get; internal set; }

    /// <summary>Gets the rules that apply (<c>matched_rules</c>).</summary>
    /// <value>
    /// Empty when the member is absent or not a list. Elements that are not objects, or are empty, are skipped. Where Mandrill misread a broken
    /// line of the report, there may be rules of odd names such as <c>listed</c>.
    /// </value>
    [JsonInclude, JsonPropertyName("matched_rules"), JsonConverter(typeof(RulesConverter))]
    public IReadOnlyList<MandrillSpamRule> MatchedRules { get; internal set; } = [];
}
