using System.Data.Common;

namespace Djrill.Net.Inbox;

/// <summary>The transaction of one call of a handler (T1, T2). Disposing it without <see cref="CommitAsync"/> rolls it back.</summary>
internal interface ICallTransaction : IAsyncDisposable
{
    public DbTransaction Transaction { get; }

    /// <summary>
    /// Writes the outcome "handled" for each of the given deliveries into the transaction and commits it (T2).
    /// </summary>
    /// <returns>How it ended.</returns>
    public Task<CallCommit> CommitAsync(IReadOnlyList<TransactionOutcome> outcomes, CancellationToken cancellationToken);

    /// <summary>
    /// Closes the connection for good, although the handler may still be using it. Nothing of the call can be committed afterwards.
    /// </summary>
    public Task AbortAsync();
}

/// <summary>A delivery that the transaction settles as handled.</summary>
/// <param name="Source">Null for a pending event, else the open delivery that was read.</param>
/// <param name="Recipient">The recipient that was called.</param>
/// <param name="RowVersion">The version of the recipient's row when the event was read. Null if there was none.</param>
internal sealed record TransactionOutcome(
    long EventId, DeliverySource? Source, string Recipient, int? RowVersion, int Attempts, int Round);

/// <summary>Specifies how a handler's transaction ended.</summary>
internal enum CallCommit
{
    Committed,
    AlreadySettled, // Another worker wrote the outcome. The transaction is rolled back.
    EndedByHandler, // The handler has committed or rolled back the transaction itself.
}
