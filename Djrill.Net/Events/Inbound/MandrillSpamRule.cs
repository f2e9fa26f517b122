namespace Djrill.Net.Events;

/// <summary>
/// Describes a rule of SpamAssassin that applies to an inbound email (an element of <c>msg.spam_report.matched_rules</c>).
/// </summary>
public sealed record MandrillSpamRule
{
    internal static readonly ObjectReader<MandrillSpamRule> Reader = new(
        "name score description",
        static members => new()
        {
            Name = members.Text("name"u8),
            Score = members.Number("score"u8),
            Description = members.Text("description"u8),
        });

    internal MandrillSpamRule()
    {
    }

    /// <summary>Gets the name (<c>name</c>), such as <c>RDNS_NONE</c>.</summary>
    /// <value>As sent. Null if absent.</value>
    public string? Name { get; internal init; }

    /// <summary>Gets what the rule adds to the score (<c>score</c>).</summary>
    /// <value>May be negative. Null if absent or not a number.</value>
    public double? Score { get; internal init; }

    /// <summary>Gets the description (<c>description</c>).</summary>
    /// <value>As sent. Null if absent.</value>
    public string? Description { get; internal init; }
}
