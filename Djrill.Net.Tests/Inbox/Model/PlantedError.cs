namespace Djrill.Net.Tests.Inbox.Model;

/// <summary>An error of the protocol that the model has to find.</summary>
internal enum PlantedError
{
    None,
    OutcomeWithoutCondition, // T2 commits although the event or the delivery is no longer open.
    BeginWithoutLease, // B1 and D2 do not check the lease.
    NoRenewal, // W2 renews nothing, so leases of living workers end.
    AnswerBeforeCommit, // 200 is sent before S1 commits.
    NoDeduplication, // S1 stores a known event again.
    SettleWithoutLock, // D3 reads the other deliveries before it has the lock of the event's row.
    SourceDeleted, // D3 deletes the row that stands for all recipients, so that its version is used twice.
    CrashNotNoted, // W3 deletes the row of an ended worker without noting what it had begun.
}
