namespace Djrill.Net.Events;

/// <summary>Describes the report of SpamAssassin on an inbound email (<c>msg.spam_report</c>).</summary>
public sealed class MandrillSpamReport
{
    internal static readonly ObjectReader<MandrillSpamReport> Reader = new(
        "score matched_rules",
        static members => new()
        {
            Score = members.Number("score"u8),
            MatchedRules =
            [
                .. MandrillSpamRule.Reader.ReadList(members["matched_rules"u8]).Where(static rule => rule != new MandrillSpamRule()),
            ],
        });

    internal MandrillSpamReport()
    {
    }

    /// <summary>Gets the score (<c>score</c>). A higher score means more likely spam; SpamAssassin's usual limit is 5.</summary>
    /// <value>May be negative. Null if absent or not a number.</value>
    public double? Score { get; internal init; }

    /// <summary>Gets the rules that apply (<c>matched_rules</c>).</summary>
    /// <value>
    /// Empty if absent or not a list. Elements that are not objects, or are empty, are skipped. Mandrill may misread a broken line of the
    /// report as a rule, such as <c>listed</c>.
    /// </value>
    public IReadOnlyList<MandrillSpamRule> MatchedRules { get; internal init; } = [];
}
