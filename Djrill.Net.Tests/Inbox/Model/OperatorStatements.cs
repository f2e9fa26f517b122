namespace Djrill.Net.Tests.Inbox.Model;

/// <summary>Replay, deletion and retention: R1 to R3.</summary>
internal static class OperatorStatements
{
    /// <returns>Whether the event was settled or retrying.</returns>
    public static bool R1(ref Row row)
    {
        if (row.State is not (RowState.Retrying or RowState.Handled or RowState.Ignored or RowState.Dead))
        {
            return false;
        }

        var (round, isOpened) = (0, false);
        for (var i = 0; i < 3; i++)
        {
            ref var delivery = ref row.Deliveries[i];
            round = Math.Max(round, delivery.Round);
            if (delivery.State == (row.State == RowState.Dead ? DeliveryStatus.Dead : DeliveryStatus.Open))
            {
                delivery = new()
                {
                    State = DeliveryStatus.Open,
                    Version = (byte)(delivery.Version + 1),
                    Round = (byte)(delivery.Round + 1),
                };
                isOpened = true;
            }
        }

        if (!isOpened)
        {
            row.Deliveries[0] = new()
            {
                State = DeliveryStatus.Open,
                Version = (byte)(row.Deliveries[0].Version + 1),
                Round = (byte)(round + 1),
            };
        }

        row.State = RowState.Retrying;
        return true;
    }

    public static void R2(ref Row row) => row = new() { Batch = row.Batch, Key = row.Key, State = RowState.Deleted };

    public static void R3(ref Row row) => row = new() { Batch = row.Batch, Key = row.Key, State = RowState.Removed };

    public static bool IsSettled(RowState state) =>
        state is RowState.Handled or RowState.Ignored or RowState.Dead or RowState.Deleted or RowState.Removed;
}
