namespace Djrill.Net.Inbox;

/// <summary>Computes up to which batch number every batch is committed or will never be.</summary>
internal static class DecidedBatch
{
    /// <summary>The bits of a batch number that the second half of an advisory lock holds.</summary>
    public const int LockMask = int.MaxValue;

    /// <param name="last">The last batch number drawn. It was read before the locks.</param>
    /// <param name="locks">The second halves of the locks held: the low 31 bits of the last number before each lock.</param>
    public static long Of(long last, IEnumerable<long> locks) =>
        locks.Select(number => last - Distance(last, number)).Append(last).Min();

    // The lock of a number that was drawn after 'last' was read is ahead of it: negative, in the ring of 31 bits.
    private static long Distance(long last, long number)
    {
        var distance = (last - number) & LockMask;
        return distance > LockMask / 2 ? distance - LockMask - 1 : distance;
    }
}
