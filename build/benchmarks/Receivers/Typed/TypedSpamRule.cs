namespace Djrill.Net.Benchmarks.Receivers.Typed;

/// <summary>One rule of SpamAssassin that matched.</summary>
internal sealed class TypedSpamRule
{
    public double? Score { get; set; }

    public string? Name { get; set; }

    public string? Description { get; set; }
}
