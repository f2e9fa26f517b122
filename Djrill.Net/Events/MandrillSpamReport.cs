namespace Djrill.Net.Events;

/// <summary>Describes what SpamAssassin says of an inbound email (<c>msg.spam_report</c>).</summary>
public sealed class MandrillSpamReport
{
    /// <summary>Reads such an object, of the members that are named.</summary>
    internal static readonly ObjectReader<MandrillSpamReport> Reader = new(
        static members => new()
        {
            Score = members.Number("score"u8),
            MatchedRules = [.. MandrillSpamRule.Reader.ReadList(members["matched_rules"u8]).Where(static rule => rule is not { Name: null, Score: null, Description: null })],
        },
        "score", "matched_rules");

    internal MandrillSpamReport()
    {
    }

    /// <summary>Gets the score (<c>score</c>). The higher, the more likely spam; 5 is SpamAssassin's usual limit.</summary>
    /// <value>May be negative. Null where absent or no number.</value>
    public double? Score { get; internal init; }

    /// <summary>Gets the rules that apply (<c>matched_rules</c>).</summary>
    /// <value>
    /// Empty when the member is absent or not a list. Elements that are not objects, or are empty, are skipped. Where Mandrill misread a broken
    /// line of the report, there may be rules of odd names such as <c>listed</c>.
    /// </value>
    public IReadOnlyList<MandrillSpamRule> MatchedRules { get; internal init; } = [];
}
