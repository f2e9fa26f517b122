using System.Diagnostics;

namespace Djrill.Net.Inbox;

/// <summary>Contains what to write after an event was delivered.</summary>
/// <param name="EventId">The id of the event.</param>
/// <param name="Source">The delivery that was made: null for a pending event.</param>
/// <param name="Owner">The worker. A pending event's outcome needs the lease of its lane.</param>
/// <param name="Fence">The fence of the lane, as of the claim.</param>
/// <param name="Results">
/// One entry for each recipient that needs a row. If <paramref name="Source"/> names one recipient, one entry for it. If it stands for
/// all recipients, its row is closed. A recipient without an entry handled the event.
/// </param>
/// <param name="IsIgnored">Whether no recipient asked for the event.</param>
internal sealed record EventOutcome(
    long EventId, DeliverySource? Source, string Owner, long Fence, IReadOnlyList<DeliveryResult> Results, bool IsIgnored = false)
{
    /// <summary>Gets whether the outcome has to be synced to disk before the method returns.</summary>
    public bool IsSynced => Results.Any(static result => result.State == DeliveryState.Dead);
}

/// <summary>An open delivery, with the version that was read.</summary>
internal sealed record DeliverySource(string Recipient, int Version);

/// <summary>The result to write for one recipient.</summary>
/// <param name="Attempts">The attempts made so far.</param>
/// <param name="Delay">For <see cref="DeliveryState.Open"/>: the time until the delivery is due.</param>
internal sealed record DeliveryResult(
    string Recipient, DeliveryState State, int Attempts, int Crashes, int Round, TimeSpan Delay, DeliveryError? Error)
{
    /// <summary>Gets whether the delivery waits for the end of a pause. The delay then has no meaning.</summary>
    public bool IsWaiting { get; init; }

    /// <summary>Gets the trace of the call, or null.</summary>
    public string? TraceId { get; init; } = Activity.Current?.TraceId.ToHexString();
}

/// <summary>The last error of a delivery.</summary>
/// <param name="Type">The full name of the exception's type.</param>
/// <param name="Frame">The first method of the application in the stack trace, or null.</param>
internal sealed record DeliveryError(string Type, string Message, string? Frame);
