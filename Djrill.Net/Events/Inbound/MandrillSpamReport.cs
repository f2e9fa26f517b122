namespace Djrill.Net.Events;

/// <summary>Describes the SpamAssassin report of an inbound email (<c>msg.spam_report</c>).</summary>
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

    /// <summary>
    /// Gets the score (<c>score</c>). A higher score means that the email is more likely spam. By default, SpamAssassin treats a score of 5
    /// or more as spam.
    /// </summary>
    /// <value>May be negative. Null if absent or not a number.</value>
    public double? Score { get; internal init; }

    /// <summary>Gets the rules that match the email (<c>matched_rules</c>).</summary>
    /// <value>
    /// Empty if absent or not a list. Empty objects and elements of other types are skipped. A rule may have a wrong name, such as
    /// <c>listed</c>, if Mandrill misreads a line break in the report.
    /// </value>
    public IReadOnlyList<MandrillSpamRule> MatchedRules { get; internal init; } = [];
}
