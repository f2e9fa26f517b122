namespace Djrill.Net.Inbox;

/// <summary>The stores of one database.</summary>
/// <param name="Claim">Claims the right to work, for an engine with one worker. Null where any number of processes may work.</param>
internal sealed record InboxStores(IEventStore Events, ILaneStore Lanes, IWorkStore Work, IWorkClaim? Claim);
