namespace Djrill.Net.Events;

/// <summary>Describes a rule of SpamAssassin that applies to an inbound email (an element of <c>msg.spam_report.matched_rules</c>).</summary>
public sealed record MandrillSpamRule
{
    /// <summary>Reads such an object, of the members that are named.</summary>
    internal static readonly ObjectReader<MandrillSpamRule> Reader = new(
        static members => new()
        {
            Name = members.Text("name"u8),
            Score = members.Number("score"u8),
            Description = members.Text("description"u8),
        },
        "name", "score", "description");

    internal MandrillSpamRule()
    {
    }

    /// <summary>Gets the name (<c>name</c>), such as <c>RDNS_NONE</c>.</summary>
    /// <value>As sent. Null where absent.</value>
    public string? Name { get; internal init; }

    /// <summary>Gets what the rule adds to the score (<c>score</c>).</summary>
    /// <value>May be negative. Null where absent or no number.</value>
    public double? Score { get; internal init; }

    /// <summary>Gets the description (<c>description</c>).</summary>
    /// <value>As sent. Null where absent.</value>
    public string? Description { get; internal init; }
}
