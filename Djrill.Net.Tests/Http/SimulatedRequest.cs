using System.IO.Pipelines;
using Djrill.Net.Http;
using Microsoft.Extensions.Time.Testing;

namespace Djrill.Net.Tests.Http;

/// <summary>A request in virtual time: it arrives, waits, is read slowly or fast, is delivered, and may be aborted at any moment.</summary>
internal sealed class SimulatedRequest(Random random, DjrillOptions limits)
{
    public const int LargestBody = 4_000_000;

    private readonly TimeSpan _arrival = Seconds(random, 60);
    private readonly TimeSpan _abort = random.Next(4) == 0 ? Seconds(random, 120) : TimeSpan.FromDays(1);
    private readonly TimeSpan _delivery = Seconds(random, 20);
    private readonly int _body = random.Next(3) == 0 ? random.Next(1, 65_536) : random.Next(1, LargestBody);
    private readonly int _bytesPerSecond = random.Next(3) switch { 0 => 300, 1 => 200_000, _ => 5_000_000 };
    private readonly bool _isChunked = random.Next(5) == 0;

    public async Task RunAsync(MemoryBudget budget, FakeTimeProvider time)
    {
        using var aborted = new CancellationTokenSource(_arrival + _abort, time);
        try
        {
            await Task.Delay(_arrival, time, aborted.Token);
            await ReadAsync(budget, time, aborted.Token);
        }
        catch (OperationCanceledException) when (aborted.IsCancellationRequested)
        {
            // The client has gone.
        }
    }

    private static TimeSpan Seconds(Random random, int atMost) => TimeSpan.FromSeconds(random.NextDouble() * atMost);

    private async Task ReadAsync(MemoryBudget budget, FakeTimeProvider time, CancellationToken aborted)
    {
        using var reservation = await budget.ReserveAsync(_isChunked ? LargestBody : _body, limits, aborted);
        if (reservation is not null && await IsReadAsync(reservation, time, aborted))
        {
            reservation.ReduceTo(_body);
            await Task.Delay(_delivery, time, CancellationToken.None); // A batch that was begun goes on.
        }
    }

    private async Task<bool> IsReadAsync(Reservation reservation, FakeTimeProvider time, CancellationToken aborted)
    {
        using var rate = new BodyRate(time, limits.BodyTimeout, new Pipe().Reader, reservation);
        for (var received = 0L; received < _body && !rate.IsTooSlow; rate.SetReceived(received))
        {
            await Task.Delay(TimeSpan.FromSeconds(1), time, aborted);
            received += _bytesPerSecond;
        }

        rate.Dispose();
        return !rate.IsTooSlow;
    }
}
