namespace Djrill.Net.Benchmarks.Receivers.Typed;

/// <summary>A received mail.</summary>
internal sealed class TypedInboundEvent
{
    public string? Event { get; set; }

    public long? Ts { get; set; }

    public TypedMail? Msg { get; set; }
}
