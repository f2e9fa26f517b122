namespace Djrill.Net.Events;

/// <summary>Describes a SpamAssassin rule that matches an inbound email (an element of <c>msg.spam_report.matched_rules</c>).</summary>
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

    /// <summary>Gets the name of the rule (<c>name</c>), such as <c>RDNS_NONE</c>.</summary>
    /// <value>As sent. Null if absent.</value>
    public string? Name { get; internal init; }

    /// <summary>Gets the number that the rule adds to the spam score (<c>score</c>).</summary>
    /// <value>May be negative. Null if absent or not a number.</value>
    public double? Score { get; internal init; }

    /// <summary>Gets the description of the rule (<c>description</c>).</summary>
    /// <value>As sent. Null if absent.</value>
    public string? Description { get; internal init; }
}
