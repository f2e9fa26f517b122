namespace Djrill.Net.Inbox;

/// <summary>Decides what a replay does with the events of a query.</summary>
/// <param name="Scope">The deliveries by which events are selected.</param>
/// <param name="IncludesDead">Whether dead deliveries are opened again.</param>
/// <param name="IncludesOpen">Whether open deliveries are due now, for events without a dead one.</param>
/// <param name="NewStates">The states of events that get a new delivery if neither applies.</param>
internal sealed record ReplayPlan(DeliveryScope Scope, bool IncludesDead, bool IncludesOpen, IReadOnlyList<EventState> NewStates)
{
    private static readonly ReplayPlan DeadOnly = new(DeliveryScope.Dead, true, false, []);

    private static readonly ReplayPlan OpenOnly = new(DeliveryScope.Open, false, true, []);

    /// <summary>Creates the plan of a query.</summary>
    /// <returns>Null if the query selects nothing that can be replayed.</returns>
    public static ReplayPlan? For(MandrillInboxQuery query) => query switch
    {
        { State: MandrillInboxState.Pending or MandrillInboxState.Running } => null,
        { State: MandrillInboxState.Retrying, FailureGroup: null } => OpenOnly,
        { State: MandrillInboxState.Dead } or { FailureGroup: not null } or { ErrorType: not null } => DeadOnly,
        { Handler: not null, HasEventCriterion: false } => DeadOnly, // Not every event of the inbox.
        { State: MandrillInboxState.Handled } => new(DeliveryScope.None, false, false, [EventState.Handled]),
        { State: MandrillInboxState.Ignored } => new(DeliveryScope.None, false, false, [EventState.Ignored]),
        { Handler: null } => new(DeliveryScope.None, true, true, [EventState.Handled, EventState.Ignored]),

        // Another handler may have failed, or may be retrying; that one is not called.
        _ => new(
            DeliveryScope.None, true, true, [EventState.Retrying, EventState.Handled, EventState.Ignored, EventState.Dead]),
    };
}
