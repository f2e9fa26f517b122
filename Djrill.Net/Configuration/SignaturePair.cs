namespace Djrill.Net.Configuration;

/// <summary>One URL and the key that Mandrill signs its posts with, as the bytes that enter the hash.</summary>
internal sealed record SignaturePair(byte[] Url, byte[] Key);
