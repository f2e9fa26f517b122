using System.Collections.Concurrent;

namespace Djrill.Net.Tests.Contract.Schedule;

/// <summary>What each recipient handled, and how it works. It outlives the application.</summary>
internal sealed class HandlingJournal
{
    private readonly ConcurrentDictionary<(string Recipient, string Id), int> _handled = new();

    /// <summary>Gets or sets the work of a recipient on an event, by their names.</summary>
    public Func<string, string, CancellationToken, Task> Work { get; set; } = static (_, _, _) => Task.CompletedTask;

    /// <summary>Gets each pair of recipient and event, as often as it was handled.</summary>
    public IEnumerable<(string Recipient, string Id)> Handled => _handled.SelectMany(static pair => Enumerable.Repeat(pair.Key, pair.Value));

    /// <summary>Gets each pair that was handled.</summary>
    public IEnumerable<(string Recipient, string Id)> HandledPairs => _handled.Keys;

    /// <summary>Gets how often a pair was handled again.</summary>
    public int Doubles => _handled.Values.Sum(static times => times - 1);

    /// <summary>Makes the pairs of recipients with the events of a batch (<see cref="MandrillPost.Batch"/>).</summary>
    public static IEnumerable<(string Recipient, string Id)> Pairs(string of, int count, params IEnumerable<string> recipients) =>
        recipients.SelectMany(recipient => Enumerable.Range(0, count).Select(index => (recipient, $"{of}{index}")));

    public async Task HandleAsync(string recipient, string id, CancellationToken cancellationToken)
    {
        await Work(recipient, id, cancellationToken);
        _handled.AddOrUpdate((recipient, id), 1, static (_, times) => times + 1);
    }
}
