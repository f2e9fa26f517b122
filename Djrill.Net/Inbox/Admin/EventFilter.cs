namespace Djrill.Net.Inbox;

/// <summary>Writes the conditions of a query on the events <c>e</c>.</summary>
/// <param name="engine">The engine.</param>
/// <param name="query">The query.</param>
/// <param name="deliveries">The conditions on the deliveries.</param>
/// <param name="running">The ids of the events that are running.</param>
internal sealed class EventFilter(
    SqlEngine engine, MandrillInboxQuery query, DeliveryFilter deliveries, IReadOnlyCollection<long> running)
{
    /// <summary>The time by which the order of receipt may differ from the order of ids: more than any statement may take.</summary>
    private const long ReceiptSlack = 120_000;

    private readonly byte[]? _key = KeyOf(query.IdempotencyKey);

    /// <summary>Gets the digest that leads to the events. Null if the query names no message and no recipient.</summary>
    public long? Digest =>
        query.MessageId is { } messageId ? LookupDigest.OfMessage(messageId)
        : query.Recipient is { } recipient ? LookupDigest.OfAddress(recipient)
        : null;

    /// <summary>Gets whether the query selects pending events, which have a small index.</summary>
    public bool IsPending => query.State == MandrillInboxState.Pending;

    /// <summary>Gets the conditions with which the database finds the events.</summary>
    public string Leading => OnEvents + OnReceipt + deliveries.Leading;

    /// <summary>Gets the conditions for events that are known already.</summary>
    public string Confirming => OnEvents + deliveries.Confirming;

    /// <summary>Gets the values of the conditions, and further ones.</summary>
    public (string Name, object? Value)[] Parameters(params ReadOnlySpan<(string Name, object? Value)> further) =>
    [
        .. deliveries.Parameters,
        ("ids", engine.ListValue(query.Ids ?? [])),
        ("running", engine.ListValue(running)),
        ("type", StoredText.Of(query.EventType) ?? ""),
        ("webhook", StoredText.Of(query.WebhookName) ?? ""),
        ("recipient", StoredText.Of(query.Recipient?.Trim()) ?? ""),
        ("lowerRecipient", StoredText.Of(Lower(query.Recipient?.Trim() ?? ""))),
        ("messageId", StoredText.Of(query.MessageId) ?? ""),
        ("key", _key ?? []),
        ("from", MillisecondsOf(query.ReceivedFrom)),
        ("before", MillisecondsOf(query.ReceivedBefore)),
        ("slack", ReceiptSlack),
        .. further,
    ];

    private string OnEvents =>
        OnState
        + (query.Ids is null ? "" : $" AND {engine.In("e.id", "@ids")}")
        + (query.EventType is null ? "" : " AND e.type = @type")
        + (query.WebhookName is null ? "" : " AND e.webhook = @webhook")
        + (query.Recipient is null ? "" : " AND (e.recipient = @recipient OR lower(trim(e.recipient)) = @lowerRecipient)")
        + (query.MessageId is null ? "" : " AND e.message_id = @messageId")
        + (query.IdempotencyKey is null ? "" : _key is null ? " AND 1 = 0" : " AND e.key = @key")
        + (query.ReceivedFrom is null ? "" : " AND e.received >= @from")
        + (query.ReceivedBefore is null ? "" : " AND e.received < @before");

    private string OnState => query.State switch
    {
        MandrillInboxState.Pending => "e.state = 0" + NotRunning,
        MandrillInboxState.Running => $"e.state IN (0, 1) AND {engine.In("e.id", "@running")}",
        MandrillInboxState.Retrying => "e.state = 1" + NotRunning,
        MandrillInboxState.Handled => "e.state = 2",
        MandrillInboxState.Ignored => "e.state = 3",
        MandrillInboxState.Dead => "e.state = 4",
        _ => "e.state <> 5",
    };

    private string NotRunning => running.Count == 0 ? "" : $" AND e.id NOT IN ({engine.List("@running")})";

    /// <summary>Gets limits of the ids by the times of batches, so that older and newer events are not read.</summary>
    private string OnReceipt =>
        (query.ReceivedFrom is null ? "" :
            $" AND e.id >= (COALESCE((SELECT b.batch FROM {engine.Tables.Batches} b WHERE b.received < @from - @slack"
            + $" ORDER BY b.received DESC LIMIT 1), -1) + 1) * {EventId.BatchFactor}")
        + (query.ReceivedBefore is null ? "" :
            $" AND e.id < COALESCE((SELECT b.batch FROM {engine.Tables.Batches} b WHERE b.received >= @before + @slack"
            + $" ORDER BY b.received LIMIT 1) * {EventId.BatchFactor}, {long.MaxValue})");

    /// <summary>Reads the 32 bytes of a whole key, or of its digest.</summary>
    private static byte[]? KeyOf(string? idempotencyKey)
    {
        var digest = idempotencyKey?.Trim() is { } key ? key[(key.LastIndexOf('-') + 1)..] : "";
        return digest.Length == 64 && digest.All(char.IsAsciiHexDigit) ? Convert.FromHexString(digest) : null;
    }

    private static long MillisecondsOf(DateTimeOffset? time) =>
        ((time ?? DateTimeOffset.UnixEpoch).UtcTicks - DateTimeOffset.UnixEpoch.UtcTicks + TimeSpan.TicksPerMillisecond - 1)
        / TimeSpan.TicksPerMillisecond;

#pragma warning disable CA1308 // Normalize strings to uppercase: the database has an index-free comparison in lower case, as 'lower' gives.
    private static string Lower(string text) => text.ToLowerInvariant();
#pragma warning restore CA1308
}
