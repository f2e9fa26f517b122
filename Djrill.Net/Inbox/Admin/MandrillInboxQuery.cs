namespace Djrill.Net;

/// <summary>Selects events of the inbox. An event must match every property that is set. Deleted events never match.</summary>
/// <remarks>Comparisons are case-sensitive, except for <see cref="Recipient"/>.</remarks>
public sealed class MandrillInboxQuery
{
    /// <summary>Gets the ids of the events.</summary>
    /// <value>Default: null, which means any event. An empty list matches no event.</value>
    public IReadOnlyList<long>? Ids { get; init; }

    /// <summary>Gets the state of the events.</summary>
    /// <value>Default: null, which means any state.</value>
    public MandrillInboxState? State { get; init; }

    /// <summary>Gets the event type, such as <c>hard_bounce</c>.</summary>
    /// <value>Default: null, which means any type.</value>
    public string? EventType { get; init; }

    /// <summary>Gets the address of the recipient. The other addresses of an email are not compared.</summary>
    /// <value>Surrounding white space and the case of ASCII letters are ignored. Default: null, which means any address.</value>
    public string? Recipient { get; init; }

    /// <summary>Gets Mandrill's id of the message.</summary>
    /// <value>Default: null, which means any message.</value>
    public string? MessageId { get; init; }

    /// <summary>Gets the idempotency key of the event, or the <see cref="MandrillInboxEntry.KeyDigest"/>.</summary>
    /// <value>Default: null, which means any key. This property has no index: a query with it reads all rows.</value>
    public string? IdempotencyKey { get; init; }

    /// <summary>Gets the name of the webhook. The webhook of <c>AddDjrill</c> has the empty name.</summary>
    /// <value>Default: null, which means any webhook.</value>
    public string? WebhookName { get; init; }

    /// <summary>Gets the earliest time of receipt.</summary>
    /// <value>Default: null, which means no limit.</value>
    public DateTimeOffset? ReceivedFrom { get; init; }

    /// <summary>Gets the time before which the events were received.</summary>
    /// <value>Default: null, which means no limit.</value>
    public DateTimeOffset? ReceivedBefore { get; init; }

    /// <summary>Gets the name of a handler. Events match if the inbox keeps a delivery to this handler.</summary>
    /// <value>
    /// Default: null, which means any handler. <see cref="MandrillInbox.ReplayAsync"/> also uses the name to choose which handler to call.
    /// </value>
    /// <remarks>
    /// The inbox keeps a delivery if the handler failed, was part of a replay, or committed its outcome in its own transaction.
    /// </remarks>
    public string? Handler { get; init; }

    /// <summary>Gets the full name of the exception's type. Events match if an open or dead delivery has this error.</summary>
    /// <value>Default: null, which means any error or none.</value>
    public string? ErrorType { get; init; }

    /// <summary>Gets the id of a group of dead letters; see <see cref="MandrillFailureGroup.Id"/>.</summary>
    /// <value>Default: null, which means any group or none. A text that is not an id matches no event.</value>
    public string? FailureGroup { get; init; }

    /// <summary>Gets the greatest number of entries of a page. Only <see cref="MandrillInbox.ListAsync"/> uses this property.</summary>
    /// <value>From 1 to 500. Default: 50.</value>
    public int PageSize { get; init; } = 50;

    /// <summary>Gets the position after which the page begins. Only <see cref="MandrillInbox.ListAsync"/> uses this property.</summary>
    /// <value>The value of <see cref="MandrillInboxPage.After"/> of the previous page. Default: null, which means the first page.</value>
    public string? After { get; init; }

    /// <summary>Gets whether any property that selects events is set, besides <see cref="Handler"/>.</summary>
    internal bool HasEventCriterion =>
        Ids is not null || State is not null || EventType is not null || Recipient is not null || MessageId is not null
        || IdempotencyKey is not null || WebhookName is not null || ReceivedFrom is not null || ReceivedBefore is not null;

    /// <summary>Gets whether any property that selects events is set.</summary>
    internal bool HasCriterion => HasEventCriterion || Handler is not null || ErrorType is not null || FailureGroup is not null;
}
