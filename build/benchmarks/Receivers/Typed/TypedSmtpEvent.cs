namespace Djrill.Net.Benchmarks.Receivers.Typed;

/// <summary>One answer of the recipient's server.</summary>
internal sealed class TypedSmtpEvent
{
    public long? Ts { get; set; }

    public string? Type { get; set; }

    public string? Diag { get; set; }

    public string? SourceIp { get; set; }

    public string? DestinationIp { get; set; }

    public long? Size { get; set; }
}
