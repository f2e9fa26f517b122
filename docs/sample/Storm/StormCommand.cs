using Djrill.Net.Testing;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Sample;

/// <summary>
/// Plays Mandrill for some hours of simulated time: the URL check, batches, lost answers, retries, and the end of the webhook after the
/// last retry. The same seed and the same answers give the same posts, byte for byte.
/// </summary>
internal sealed class StormCommand(Target target, int seed, TextWriter output)
{
    private static readonly TimeSpan BetweenBatches = TimeSpan.FromMinutes(1);

    private readonly FakeTimeProvider _time = new(StormPlan.Start);
    private readonly StormPlan _plan = new(seed);

    /// <returns>True if the URL check and all batches were accepted.</returns>
    public async Task<bool> RunAsync()
    {
        using var network = new StormNetwork();
        using var client = Sender.CreateClient(target, network);
        var mandrill = new MandrillSimulator(client, _time)
        {
            RequestUri = target.Url.Text,
            Key = target.Key,
            SignedUrl = target.SignedUrl,
            Seed = seed,
            OnWaiting = _time.Advance,
        };
        var isUrlAccepted = await CheckUrlAsync(mandrill, network);
        var report = new StormReport(_plan, output);
        foreach (var batch in _plan.Batches)
        {
            network.Begin(batch);
            mandrill.Enqueue(_plan.CreateEvents(batch, _time.GetUtcNow()));
            await mandrill.RunAsync();
            await report.AddAsync(batch, network, mandrill);
            if (mandrill.IsDisabled)
            {
                break;
            }

            _time.Advance(BetweenBatches);
        }

        await report.EndAsync(mandrill.IsDisabled);
        return isUrlAccepted && !mandrill.IsDisabled;
    }

    private async Task<bool> CheckUrlAsync(MandrillSimulator mandrill, StormNetwork network)
    {
        await output.WriteLineAsync($"Storm {seed}, {target.Signing}, to {target.Url.Address}.");
        var isAccepted = await mandrill.HandshakeAsync();
        if (network is { Answers: 0, LastFailure: { } failure })
        {
            throw new UnreachableException(target.Url, failure);
        }

        await output.WriteLineAsync(isAccepted
            ? "URL check: accepted."
            : $"URL check: failed ({mandrill.LastError}). Mandrill would not accept this URL; the storm goes on as if it had earlier.");
        return isAccepted;
    }
}
