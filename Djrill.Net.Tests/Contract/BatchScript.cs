using System.Collections.Concurrent;
using Djrill.Net.Events;

namespace Djrill.Net.Tests.Contract;

/// <summary>Records the calls of a batch handler, and decides what it does.</summary>
internal sealed class BatchScript
{
    private readonly ConcurrentQueue<string> _calls = new();

    /// <summary>Gets the calls: for each event its message id and its attempt, as "m1:1 m2:1".</summary>
    public IReadOnlyList<string> Calls => [.. _calls];

    /// <summary>Gets the calls of all events, one entry for each.</summary>
    public IEnumerable<string> Events => Calls.SelectMany(static call => call.Split(' '));

    public Func<IReadOnlyList<MandrillBatchItem<MandrillEvent>>, CancellationToken, Task> Then { get; set; } = static (_, _) => Task.CompletedTask;

    /// <summary>Makes the JSON of a batch of messages.</summary>
    public static string Json(params string[] ids) =>
        $"[{string.Join(',', ids.Select(static id => $$$"""{"event":"send","_id":"{{{id}}}","ts":1,"msg":{"_id":"{{{id}}}"}}"""))}]";

    public static IEnumerable<string> Ids(int count) => Enumerable.Range(0, count).Select(static i => $"m{i}");

    public static string IdOf(MandrillEvent mandrillEvent) => (string)mandrillEvent.Data["_id"]!; // Not null: the tests' events have one.

    public Task RunAsync(IReadOnlyList<MandrillBatchItem<MandrillEvent>> batch, CancellationToken cancellationToken)
    {
        _calls.Enqueue(string.Join(' ', batch.Select(static item => $"{IdOf(item.Event)}:{item.Delivery.Attempt}")));
        return Then(batch, cancellationToken);
    }

    internal sealed class Handler(BatchScript script) : IMandrillBatchHandler<MandrillEvent>
    {
        public Task HandleAsync(IReadOnlyList<MandrillBatchItem<MandrillEvent>> batch, CancellationToken cancellationToken) =>
            script.RunAsync(batch, cancellationToken);
    }
}
