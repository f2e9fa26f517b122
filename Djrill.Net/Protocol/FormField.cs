namespace Djrill.Net.Protocol;

/// <summary>A field of a form. The name and the value are percent-decoded bytes.</summary>
/// <param name="Name">The name.</param>
/// <param name="Body">The buffer that contains the value.</param>
/// <param name="Start">The index of the value in the buffer.</param>
/// <param name="Length">The length of the value, in bytes.</param>
internal readonly record struct FormField(byte[] Name, BodyBuffer Body, int Start, int Length)
{
    /// <summary>Gets whether the field is 'mandrill_events'.</summary>
    public bool IsEvents => Name.AsSpan().SequenceEqual("mandrill_events"u8);

    /// <summary>Gets the value. The value is empty after the buffer is disposed of.</summary>
    public ReadOnlyMemory<byte> Value => Body.Slice(Start, Length);
}
