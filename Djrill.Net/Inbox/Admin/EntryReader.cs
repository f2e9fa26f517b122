using System.Data.Common;

namespace Djrill.Net.Inbox;

/// <summary>Reads the entry of an event <c>e</c> from a row.</summary>
internal sealed class EntryReader(IRunningEvents running)
{
    public const string Columns =
        "e.id, e.idx, e.type, e.webhook, e.recipient, e.message_id, e.occurred, e.received, e.size, e.state, e.settled, e.key";

    /// <summary>The number of <see cref="Columns"/>.</summary>
    public const int Count = 12;

    public MandrillInboxEntry Read(DbDataReader row)
    {
        var id = row.GetInt64(0);
        return new()
        {
            Id = id,
            Batch = EventId.BatchOf(id),
            BatchIndex = row.GetInt32(1),
            EventType = row.GetText(2),
            WebhookName = row.GetString(3),
            Recipient = row.GetText(4),
            MessageId = row.GetText(5),
            OccurredAt = row.TimeOrNull(6),
            ReceivedAt = row.Time(7),
            Size = row.GetInt32(8),
            State = StateOf((EventState)row.GetInt32(9), running.IsRunning(id)),
            SettledAt = row.TimeOrNull(10),
            KeyDigest = Convert.ToHexStringLower(row.GetFieldValue<byte[]>(11)),
        };
    }

    /// <summary>Converts a stored state, which is not <see cref="EventState.Deleted"/>.</summary>
    public static MandrillInboxState StateOf(EventState state, bool isRunning) => state switch
    {
        EventState.Pending or EventState.Retrying when isRunning => MandrillInboxState.Running,
        EventState.Pending => MandrillInboxState.Pending,
        EventState.Retrying => MandrillInboxState.Retrying,
        EventState.Handled => MandrillInboxState.Handled,
        EventState.Ignored => MandrillInboxState.Ignored,
        _ => MandrillInboxState.Dead,
    };
}
