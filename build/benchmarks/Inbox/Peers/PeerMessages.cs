namespace Djrill.Net.Benchmarks.Inbox.Peers;

/// <summary>Counts the messages that were handled.</summary>
public static class PeerMessages
{
    private static TaskCompletionSource _handled = new();
    private static int _left;

    internal static Task Handled => _handled.Task;

    internal static void Expect(int count)
    {
        _handled = new(TaskCreationOptions.RunContinuationsAsynchronously);
        _left = count;
    }

    public static void Count()
    {
        if (Interlocked.Decrement(ref _left) == 0)
        {
            _handled.SetResult();
        }
    }
}
