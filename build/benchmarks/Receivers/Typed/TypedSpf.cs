namespace Djrill.Net.Benchmarks.Receivers.Typed;

/// <summary>The result of SPF.</summary>
internal sealed class TypedSpf
{
    public string? Result { get; set; }

    public string? Detail { get; set; }
}
