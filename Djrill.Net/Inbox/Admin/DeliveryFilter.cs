namespace Djrill.Net.Inbox;

/// <summary>Writes the conditions on the deliveries of an event.</summary>
/// <param name="tables">The names of the tables.</param>
/// <param name="scope">The states of the deliveries.</param>
/// <param name="query">The handler, the error type and the failure group.</param>
internal sealed class DeliveryFilter(TableNames tables, DeliveryScope scope, MandrillInboxQuery query)
{
    /// <summary>Gets the values of the conditions.</summary>
    public IReadOnlyList<(string Name, object? Value)> Parameters { get; } =
    [
        ("handler", StoredText.Of(query.Handler) ?? ""),
        ("errorType", StoredText.Of(query.ErrorType) ?? ""),
        ("failureGroup", query.FailureGroup is { } id ? FailureGroupId.Parse(id) ?? FailureGroupId.None : FailureGroupId.None),
    ];

    /// <summary>Finds the scope of a query that only reads or deletes.</summary>
    public static DeliveryScope ScopeOf(MandrillInboxQuery query) => query switch
    {
        { State: MandrillInboxState.Dead } or { FailureGroup: not null } => DeliveryScope.Dead,
        { State: MandrillInboxState.Retrying } => DeliveryScope.Open,
        { ErrorType: not null } => DeliveryScope.Failed,
        { Handler: not null } => DeliveryScope.Any,
        _ => DeliveryScope.None,
    };

    /// <summary>Writes a condition that selects events <c>e</c> by their deliveries. The database begins with the deliveries.</summary>
    /// <remarks>Open and dead deliveries have small indexes. Those of a handler have none: the database begins with the events.</remarks>
    public string Leading => scope switch
    {
        DeliveryScope.None => "",
        DeliveryScope.Any => Confirming,
        DeliveryScope.Failed =>
            $" AND e.id IN ({Select} WHERE d.state = 0{On("d.", "d.")} UNION ALL {Select} WHERE d.state = 2{On("d.", "d.")})",
        _ => $" AND e.id IN ({Select} WHERE {State("d.")}{On("d.", "d.")})",
    };

    /// <summary>Writes the same condition for events that are known already.</summary>
    public string Confirming => scope == DeliveryScope.None
        ? ""
        : $" AND EXISTS (SELECT 1 FROM {tables.Deliveries} d WHERE d.event_id = e.id AND {State("d.")}{On("d.", "+d.")})";

    private string Select => $"SELECT d.event_id FROM {tables.Deliveries} d";

    /// <summary>Gets the conditions on the deliveries of events that are known already.</summary>
    public string OfKnownEvents => On("", "+"); // The sign keeps SQLite from the index of the group, which may be much larger.

    private string On(string alias, string groupAlias) =>
        (query.Handler is null ? "" : $" AND {alias}recipient = @handler")
        + (query.ErrorType is null ? "" : $" AND {alias}error_type = @errorType")
        + (query.FailureGroup is { } id ? OnGroup(groupAlias, FailureGroupId.Parse(id)) : "");

    private static string OnGroup(string alias, long? group) => group switch
    {
        null => " AND 1 = 0",
        FailureGroupId.None => $" AND {alias}failure_group IS NULL",
        _ => $" AND {alias}failure_group = @failureGroup",
    };

    private string State(string alias) => scope switch
    {
        DeliveryScope.Open => $"{alias}state = 0",
        DeliveryScope.Dead => $"{alias}state = 2",
        DeliveryScope.Failed => $"{alias}state IN (0, 2)",
        _ => "1 = 1",
    };
}
