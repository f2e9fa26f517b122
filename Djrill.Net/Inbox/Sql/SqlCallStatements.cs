namespace Djrill.Net.Inbox;

/// <summary>The statements of T2. Each begins a command or follows another one, and ends with ';'.</summary>
internal sealed class SqlCallStatements(SqlEngine engine)
{
    private readonly SqlDeliveries _deliveries = new(engine);

    private string Deliveries => engine.Tables.Deliveries;

    /// <summary>Gets the statement that locks the event's row, before its deliveries are read.</summary>
    public string Lock => $"SELECT id FROM {engine.Tables.Events} WHERE id = @id{engine.LockRows}; ";

    /// <summary>Writes the recipient's row, which has to change exactly one row.</summary>
    public string Write(TransactionOutcome outcome, string guard)
    {
        var isOpen = IsOpen(outcome.Source);
        return outcome.RowVersion is null && outcome.Source is not { Recipient.Length: > 0 }
            ? $"""
            INSERT INTO {Deliveries} (event_id, recipient, lane, state, version, round, attempts, crashes, due, created, updated)
            SELECT e.id, @recipient, e.lane, 1, 1, @round, @attempts, 0, {engine.Now}, {engine.Now}, {engine.Now}
            FROM {engine.Tables.Events} e WHERE e.id = @id AND {isOpen} AND {guard} ON CONFLICT (event_id, recipient) DO NOTHING;

            """
            : $"""
            UPDATE {Deliveries} SET state = 1, version = version + 1, round = @round, attempts = @attempts, updated = {engine.Now}
            WHERE event_id = @id AND recipient = @recipient AND version = @rowVersion AND {isOpen} AND {guard};

            """;
    }

    public string Settle(string guard) => $"{_deliveries.Settle} AND {guard}; ";

    private string IsOpen(DeliverySource? source) => source switch
    {
        null => $"EXISTS (SELECT 1 FROM {engine.Tables.Events} WHERE id = @id AND state = 0)",
        { Recipient: "" } =>
            $"EXISTS (SELECT 1 FROM {Deliveries} WHERE event_id = @id AND recipient = '' AND state = 0 AND version = @sourceVersion)",
        _ => "state = 0",
    };
}
