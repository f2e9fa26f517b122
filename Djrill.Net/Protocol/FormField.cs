namespace Djrill.Net.Protocol;

/// <summary>One field of a form, percent-decoded once, as the bytes that were sent.</summary>
/// <param name="Name">The name.</param>
/// <param name="Body">The buffer that holds the value.</param>
/// <param name="Start">The index of the value in the buffer.</param>
/// <param name="Length">The length of the value, in bytes.</param>
internal readonly record struct FormField(byte[] Name, BodyBuffer Body, int Start, int Length)
{
    /// <summary>Gets the value. It is empty after the buffer is disposed of.</summary>
    public ReadOnlyMemory<byte> Value => Body.Slice(Start, Length);
}
