namespace Djrill.Net.Benchmarks.Receivers.Typed;

/// <summary>One opening of a message.</summary>
internal sealed class TypedOpen
{
    public long? Ts { get; set; }

    public string? Ip { get; set; }

    public string? Location { get; set; }

    public string? Ua { get; set; }
}
