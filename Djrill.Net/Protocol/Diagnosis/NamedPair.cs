namespace Djrill.Net.Protocol;

/// <summary>A configured URL and the key that belongs to it.</summary>
internal readonly record struct NamedPair(NamedText Url, NamedText Key);
