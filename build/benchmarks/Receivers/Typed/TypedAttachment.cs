namespace Djrill.Net.Benchmarks.Receivers.Typed;

/// <summary>One file of a received mail.</summary>
internal sealed class TypedAttachment
{
    public string? Name { get; set; }

    public string? Type { get; set; }

    public byte[]? Content { get; set; }

    public bool? Base64 { get; set; }
}
