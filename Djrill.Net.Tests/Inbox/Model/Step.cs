namespace Djrill.Net.Tests.Inbox.Model;

/// <summary>One atomic step of one actor.</summary>
/// <param name="Actor">The worker A or B, the client's post 1 or 2, or the time.</param>
/// <param name="Statement">The statement of the protocol that is executed, if any.</param>
/// <param name="Kind">What happens.</param>
internal readonly record struct Step(Actor Actor, Statement Statement, StepKind Kind)
{
    /// <summary>Gets whether the step is one of the faults, of which each scenario has a limited number.</summary>
    public bool IsFault => Kind is StepKind.AnswerLost or StepKind.NotExecuted or StepKind.Crash or StepKind.Pause;

    public override string ToString() => Statement == Statement.None ? $"{Actor}: {Kind}"
        : Kind == StepKind.Executed ? $"{Actor}: {Statement}" : $"{Actor}: {Statement} ({Kind})";
}

internal enum Actor : byte
{
    A,
    B,
    Post1,
    Post2,
    Time,
    Operator,
}

internal enum StepKind : byte
{
    Executed,
    AnswerLost,
    NotExecuted,
    Crash,
    Pause,
    Resumed,
    WorkerLeaseEnds,
    LaneLeasesEnd,
    Posted,
    AnsweredWith200,
    PostedAgain,
    CallBegins,
    CallSucceeds,
    CallFails,
    CallIsCancelled,
    CallEndsTheProcess,
    IsKnownToHaveCrashedTooOften,
    IsCalledByRecipient,
    OutcomeIsDropped,
}
