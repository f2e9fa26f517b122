using System.Diagnostics.CodeAnalysis;
using Djrill.Net.Configuration;
using Djrill.Net.Diagnostics;

namespace Djrill.Net.Http;

/// <summary>
/// The memory for the bodies in flight of a host. A request reserves once, before its body is read, and waits for nothing else while it
/// holds what it has reserved, so nothing can deadlock. Thread-safe.
/// </summary>
internal sealed class MemoryBudget
{
    /// <summary>The largest body, in bytes, that never queues behind larger ones.</summary>
    public const int SmallBody = 64 * 1024;

    private const int SmallBodiesDivisor = 8;

    private readonly Lock _lock = new();
    private readonly BudgetPool _small;
    private readonly BudgetPool _large;

    private readonly CancellationToken _stopping;

    /// <param name="time">The clock and the timers.</param>
    /// <param name="use">What the meters report.</param>
    /// <param name="stopping">Cancelled when the host stops. From then on nobody waits.</param>
    public MemoryBudget(TimeProvider time, MemoryUse use, CancellationToken stopping) =>
        (Time, _small, _large, _stopping) = (time, new(time, use), new(time, use), stopping);

    public TimeProvider Time { get; }

    /// <summary>Gets how many bytes are reserved.</summary>
    public long Reserved => _small.Reserved + _large.Reserved;

    /// <summary>Gets how many requests wait.</summary>
    public int Waiting => _small.Waiting + _large.Waiting;

    public bool IsStopping => _stopping.IsCancellationRequested;

    /// <summary>Reserves bytes where there is room and nobody waits.</summary>
    /// <returns>The reservation, or null.</returns>
    public Reservation? TryReserve(long size, HostLimits limits)
    {
        Reservation? reservation;
        lock (_lock)
        {
            reservation = TryReserveLocked(size, limits);
        }

        return reservation ?? Refuse(size);
    }

    /// <summary>Reserves bytes, and waits for room if need be.</summary>
    /// <returns>The reservation, or null where the request is to be turned away.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled while the request waited.</exception>
    [SuppressMessage("Reliability", "CA2000:Dispose objects before losing scope", Justification = "The caller disposes of it.")]
    public ValueTask<Reservation?> ReserveAsync(long size, HostLimits limits, CancellationToken cancellation)
    {
        Waiter? waiter = null;
        lock (_lock)
        {
            if (TryReserveLocked(size, limits) is { } reservation)
            {
                return new(reservation);
            }

            if (limits.MemoryWait > TimeSpan.Zero && Waiting < limits.MaxWaiting)
            {
                waiter = PoolOf(size).Enqueue(size);
            }
        }

        if (waiter is null)
        {
            return new(Refuse(size));
        }

        waiter.Pool.Paces.Check();
        return new(WaitAsync(waiter, limits.MemoryWait, cancellation));
    }

    /// <summary>Gives bytes back.</summary>
    public void Release(BudgetPool pool, long size)
    {
        lock (_lock)
        {
            pool.Release(size);
        }
    }

    private BudgetPool PoolOf(long size) => size <= SmallBody ? _small : _large;

    private Reservation? TryReserveLocked(long size, HostLimits limits)
    {
        // The limits of the newest request hold: a change of the settings may have made new ones.
        var small = limits.MemoryBudget / SmallBodiesDivisor;
        _small.Resize(small);
        _large.Resize(limits.MemoryBudget - small);
        var pool = PoolOf(size);
        return pool.TryReserve(size) ? new(this, pool, size) : null;
    }

    private async Task<Reservation?> WaitAsync(Waiter waiter, TimeSpan wait, CancellationToken cancellation)
    {
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, _stopping);
        try
        {
            await waiter.Admitted.WaitAsync(wait, Time, ended.Token);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // Whoever was let in at the same moment holds its bytes, and goes on.
            if (Leave(waiter))
            {
                cancellation.ThrowIfCancellationRequested();
                return Refuse(waiter.Size);
            }
        }

        return new(this, waiter.Pool, waiter.Size);
    }

    private Reservation? Refuse(long size)
    {
        PoolOf(size).Paces.Refuse();
        return null;
    }

    private bool Leave(Waiter waiter)
    {
        lock (_lock)
        {
            return waiter.Pool.Leave(waiter);
        }
    }
}
