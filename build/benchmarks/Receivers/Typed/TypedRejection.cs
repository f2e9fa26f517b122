namespace Djrill.Net.Benchmarks.Receivers.Typed;

/// <summary>Why a message was not sent.</summary>
internal sealed class TypedRejection
{
    public string? Reason { get; set; }

    public string? LastEventAt { get; set; }
}
