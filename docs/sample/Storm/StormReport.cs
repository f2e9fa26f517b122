using Djrill.Net.Testing;
using static Djrill.Net.Sample.ShownText;

namespace Djrill.Net.Sample;

/// <summary>Reports each batch of a storm, and the sums.</summary>
internal sealed class StormReport(StormPlan plan, TextWriter output)
{
    private int _batches;
    private int _events;
    private int _posts;
    private int _lostAnswers;

    public async Task AddAsync(StormBatch batch, StormNetwork network, MandrillSimulator mandrill)
    {
        _batches++;
        _events += batch.Size;
        _posts += network.Posts;
        _lostAnswers += network.LostAnswers;
        var end = mandrill.IsDisabled ? $"not accepted: {mandrill.LastError}" : "accepted";
        await output.WriteLineAsync($"Batch {_batches} of {plan.Batches.Count}: {Count(batch.Size, "event", "events")}, "
            + $"{Count(network.Posts, "post", "posts")}, {Count(network.LostAnswers, "lost answer", "lost answers")}, {end}.");
    }

    public async Task EndAsync(bool isDisabled)
    {
        await output.WriteLineAsync($"Sent {Count(_batches, "batch", "batches")} with {Count(_events, "event", "events")} "
            + $"in {Count(_posts, "post", "posts")}: {Count(_posts - _batches, "retry", "retries")}, "
            + $"{Count(_lostAnswers, "lost answer", "lost answers")}.");
        var held = Count(plan.Batches.Count - _batches, "later batch was", "later batches were");
        await output.WriteLineAsync(isDisabled
            ? $"The webhook is disabled after {MandrillSimulator.MaxRetries} retries of one batch; {held} held back and never sent."
            : "The webhook is enabled: all batches were accepted.");
    }
}
