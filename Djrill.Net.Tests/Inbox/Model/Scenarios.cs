namespace Djrill.Net.Tests.Inbox.Model;

/// <summary>The explorations. Each is small enough to be walked in full within seconds.</summary>
internal static class Scenarios
{
    private const RecipientKind P = RecipientKind.Plain, T = RecipientKind.Transactional;

    public static readonly Scenario OneMessage = new("Two events of one message", [T], [P]) { IsOneMessage = true };

    public static readonly Scenario OneMessageFails = new("Two events of one message, and calls that fail", [T], [P])
    {
        IsOneMessage = true,
        Faults = 1,
        Failures = 1,
        CountsCalls = true,
    };

    public static readonly Scenario TwoMessages = new("Two messages in two lanes", [T], [P]) { Faults = 0, CountsCalls = true };

    public static readonly Scenario TwoLanes = new("Two lanes, one event", [T], []) { Lanes = 2, Faults = 1, CountsCalls = true };

    public static readonly Scenario Overlap = new("Two batches stored at once", [P], [P])
    {
        IsOneMessage = true,
        HasOverlap = true,
        Faults = 1,
    };

    public static readonly Scenario Duplicates = new("An event posted again after 200", [T], []) { HasDuplicates = true };

    public static readonly Scenario TwoRecipients = new("One event with two recipients", [P, T], []) { Faults = 1, Failures = 2 };

    public static readonly Scenario Poison = new("Calls that end the process", [P], [P])
    {
        IsOneMessage = true,
        IsPoisonous = true,
        MaxCrashes = 2,
        Faults = 0,
    };

    public static readonly Scenario DeadLetter = new("An event with two attempts", [T], []) { MaxAttempts = 2, Failures = 2, Faults = 1 };

    public static readonly Scenario Replay = new("A replay", [P], []) { HasReplay = true };

    public static readonly Scenario ReplayTransaction = new("A replay with a transaction", [T], []) { HasReplay = true, Faults = 1 };

    public static readonly Scenario Deletion = new("A deletion and the end of the retention", [T], []) { HasDeletion = true, Faults = 1 };

    public static readonly Scenario[] All =
    [
        OneMessage, OneMessageFails, TwoMessages, TwoLanes, Overlap, Duplicates, TwoRecipients, Poison, DeadLetter, Replay,
        ReplayTransaction, Deletion,
    ];
}
