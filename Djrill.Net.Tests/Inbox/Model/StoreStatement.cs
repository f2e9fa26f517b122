namespace Djrill.Net.Tests.Inbox.Model;

/// <summary>Stores a batch: S1.</summary>
internal static class StoreStatement
{
    /// <summary>Inserts the event of a post, unless it is known.</summary>
    public static void S1(ref World world, int key, PlantedError planted)
    {
        var free = -1;
        for (var i = 2; i >= 0; i--)
        {
            if (world.Rows[i].State == RowState.Absent)
            {
                free = i;
            }
            else if (world.Rows[i].Key == key && planted != PlantedError.NoDeduplication)
            {
                return;
            }
        }

        world.Rows[free] = new() { Batch = world.Posts[key - 1].Batch, Key = (byte)key, State = RowState.Pending };
    }
}
