namespace Djrill.Net.Benchmarks.Receivers.Typed;

/// <summary>What SpamAssassin found.</summary>
internal sealed class TypedSpamReport
{
    public double? Score { get; set; }

    public List<TypedSpamRule>? MatchedRules { get; set; }
}
