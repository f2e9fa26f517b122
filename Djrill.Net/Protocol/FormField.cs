namespace Djrill.Net.Protocol;

/// <summary>One field of a form, percent-decoded once, as the bytes that were sent.</summary>
/// <param name="Name">Its name.</param>
/// <param name="Body">Where its value stands.</param>
/// <param name="Start">Where the value begins.</param>
/// <param name="Length">The length of the value, in bytes.</param>
internal readonly record struct FormField(byte[] Name, BodyBuffer Body, int Start, int Length)
{
    /// <summary>Gets the value; empty once the body is disposed.</summary>
    public ReadOnlyMemory<byte> Value => Body.Slice(Start, Length);
}
