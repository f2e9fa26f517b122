namespace Djrill.Net.Benchmarks.Receivers.Typed;

/// <summary>Whether a mail was signed.</summary>
internal sealed class TypedDkim
{
    public bool? Signed { get; set; }

    public bool? Valid { get; set; }
}
