using System.Collections.Concurrent;

namespace Djrill.Net.Tests.Contract.Fifty;

/// <summary>What each of the fifty handled, in the order in which it did.</summary>
internal sealed class CallJournal
{
    private readonly ConcurrentDictionary<string, ConcurrentQueue<(string Batch, string Id)>> _handled = new();

    private int _openScopes;
    private int _scopes;

    public IReadOnlyCollection<string> Recipients => [.. _handled.Keys];

    public int OpenScopes => _openScopes;

    public int Scopes => _scopes;

    public void Handled(string recipient, MandrillEventView mandrillEvent) =>
        _handled.GetOrAdd(recipient, static _ => new()).Enqueue((mandrillEvent.Batch, mandrillEvent.Id));

    /// <summary>Gives the ids that a recipient handled, batch by batch.</summary>
    public ILookup<string, string> HandledBy(string recipient) =>
        _handled.GetValueOrDefault(recipient, []).ToLookup(static call => call.Batch, static call => call.Id);

    public void ScopeOpened()
    {
        Interlocked.Increment(ref _openScopes);
        Interlocked.Increment(ref _scopes);
    }

    public void ScopeClosed() => Interlocked.Decrement(ref _openScopes);
}
