namespace Djrill.Net.Benchmarks.Inbox.Peers;

/// <summary>The handler of Wolverine, which finds it by its name. It does nothing.</summary>
public static class PeerMessageHandler
{
    public static void Handle(PeerMessage message)
    {
        ArgumentNullException.ThrowIfNull(message);
        PeerMessages.Count();
    }
}
