using System.Collections.Concurrent;

namespace Djrill.Net.Tests.Contract.Resends;

/// <summary>Says who fails on which event how often, drawn from a seed, and keeps what was handled. It outlives the application.</summary>
internal sealed class FailureScript
{
    public const int MaxDeliveryAttempts = 5;

    private const double PoisonShare = 0.01;
    private const double FailingShare = 0.05;

    private readonly Dictionary<(string Recipient, string Id), int> _failures = [];
    private readonly ConcurrentDictionary<(string Recipient, string Id), int> _calls = new();
    private readonly ConcurrentDictionary<(string Recipient, string Id), int> _handled = new();

    public FailureScript(int seed, IReadOnlyList<string> recipients, IReadOnlyList<string> ids)
    {
        var random = new Random(seed);
        var poisoned = ids.OrderBy(_ => random.Next()).Take((int)(ids.Count * PoisonShare)).ToDictionary(
            static id => id, _ => recipients[random.Next(recipients.Count)]);
        foreach (var id in ids)
        {
            foreach (var recipient in recipients)
            {
                var isPoison = poisoned.GetValueOrDefault(id) == recipient;
                var failures = random.NextDouble() < FailingShare ? random.Next(1, MaxDeliveryAttempts) : 0;
                _failures[(recipient, id)] = isPoison ? int.MaxValue : failures;
            }
        }
    }

    /// <summary>The recipient and the event of each pair that always fails.</summary>
    public IEnumerable<(string Recipient, string Id)> Poison => _failures.Where(static pair => pair.Value == int.MaxValue).Select(static pair => pair.Key);

    public IEnumerable<(string Recipient, string Id)> Sound => _failures.Keys.Except(Poison);

    /// <summary>What was handled, as often as it was.</summary>
    public IEnumerable<(string Recipient, string Id)> Handled => _handled.SelectMany(static pair => Enumerable.Repeat(pair.Key, pair.Value));

    /// <summary>How many failures are due before an event is handled.</summary>
    public int PlannedFailures => _failures.Values.Where(static failures => failures != int.MaxValue).Sum();

    /// <summary>How many calls there were of all who can handle their event.</summary>
    public int SoundCalls => _calls.Where(pair => _failures[pair.Key] != int.MaxValue).Sum(static pair => pair.Value);

    public int CallsOf((string Recipient, string Id) pair) => _calls.GetValueOrDefault(pair);

    /// <summary>Handles an event, or fails as is written.</summary>
    public void Handle(string recipient, string id)
    {
        if (_calls.AddOrUpdate((recipient, id), 1, static (_, calls) => calls + 1) <= _failures[(recipient, id)])
        {
            throw new InvalidOperationException("failing");
        }

        _handled.AddOrUpdate((recipient, id), 1, static (_, handled) => handled + 1);
    }
}
