namespace Djrill.Net.Benchmarks.Inbox.Peers;

/// <summary>The message of Wolverine.</summary>
public sealed record PeerMessage(string Json);
