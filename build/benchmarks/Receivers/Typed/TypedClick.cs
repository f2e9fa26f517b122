namespace Djrill.Net.Benchmarks.Receivers.Typed;

/// <summary>One click on a link.</summary>
internal sealed class TypedClick
{
    public long? Ts { get; set; }

    public string? Url { get; set; }

    public string? Ip { get; set; }

    public string? Location { get; set; }

    public string? Ua { get; set; }
}
