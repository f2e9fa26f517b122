using System.Buffers;

namespace Djrill.Net.Protocol;

/// <summary>One field of a form, percent-decoded once, as the bytes that were sent.</summary>
internal readonly record struct FormField(byte[] Name, ReadOnlySequence<byte> Value);
