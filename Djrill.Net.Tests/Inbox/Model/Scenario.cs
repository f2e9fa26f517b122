namespace Djrill.Net.Tests.Inbox.Model;

/// <summary>What happens in one exploration: two events, their recipients, and how often something may go wrong.</summary>
/// <param name="Name">The name of the exploration.</param>
/// <param name="First">The recipients of the first event.</param>
/// <param name="Second">The recipients of the second event. Empty: there is one event.</param>
internal sealed record Scenario(string Name, RecipientKind[] First, RecipientKind[] Second)
{
    /// <summary>Gets whether both events belong to one message, and so to one lane. The second one is posted after the first.</summary>
    public bool IsOneMessage { get; init; }

    /// <summary>Gets the greatest number of crashes, pauses, lost answers and lost statements.</summary>
    public int Faults { get; init; } = 2;

    /// <summary>Gets the greatest number of calls that fail.</summary>
    public int Failures { get; init; }

    /// <summary>Gets whether the client may post each event again after an answer of 200.</summary>
    public bool HasDuplicates { get; init; }

    /// <summary>Gets whether each call for the first event ends the process.</summary>
    public bool IsPoisonous { get; init; }

    /// <summary>Gets whether the calls are counted: no more than faults, failures and replays explain.</summary>
    public bool CountsCalls { get; init; }

    /// <summary>Gets whether the second event of a message is posted before the first one is answered, so that batches overlap.</summary>
    public bool HasOverlap { get; init; }

    public bool HasReplay { get; init; }

    public bool HasDeletion { get; init; }

    /// <summary>Gets the attempt after which a failure is a dead letter. Default: none.</summary>
    public int? MaxAttempts { get; init; }

    /// <summary>Gets the number of crashes after which a delivery is a dead letter. Default: none.</summary>
    public int? MaxCrashes { get; init; }

    public int Events => Second.Length == 0 ? 1 : 2;

    /// <summary>Gets the number of lanes: by default one for each message.</summary>
    public int Lanes
    {
        get => field > 0 ? field : IsOneMessage || Events == 1 ? 1 : 2;
        init;
    }

    public RecipientKind[] RecipientsOf(int key) => key == 1 ? First : Second;

    public override string ToString() => Name;
}

internal enum RecipientKind
{
    Plain,
    Transactional,
}
