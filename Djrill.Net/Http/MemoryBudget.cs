using Djrill.Net.Diagnostics;

namespace Djrill.Net.Http;

/// <summary>
/// The memory for the bodies in flight of a host. A request reserves once, before its body is read, and then waits for nothing
/// else, so no deadlock is possible. Thread-safe.
/// </summary>
/// <param name="time">The clock and the timers.</param>
/// <param name="use">The figures that the meters report.</param>
/// <param name="stopping">Cancelled when the host stops. From then on no request waits.</param>
internal sealed class MemoryBudget(TimeProvider time, MemoryUse use, CancellationToken stopping)
{
    /// <summary>The largest body, in bytes, that never queues behind larger ones.</summary>
    public const int SmallBody = 64 * 1024;

    private const int SmallBodiesDivisor = 8;

    private readonly Lock _lock = new();
    private readonly BudgetPool _small = new(time, use);
    private readonly BudgetPool _large = new(time, use);

    public TimeProvider Time => time;

    /// <summary>Gets the number of reserved bytes.</summary>
    public long Reserved => _small.Reserved + _large.Reserved;

    /// <summary>Gets the number of waiting requests.</summary>
    public int Waiting => _small.Waiting + _large.Waiting;

    public bool IsStopping => stopping.IsCancellationRequested;

    /// <summary>Reserves bytes if there is room and no request waits.</summary>
    /// <returns>The reservation, or null if the request is to be refused.</returns>
    public Reservation? TryReserve(long size, DjrillOptions limits)
    {
        lock (_lock)
        {
            if (TryReserveLocked(size, limits) is { } reservation)
            {
                return reservation;
            }
        }

        return Refuse(size);
    }

    /// <summary>Reserves bytes, and waits until there is room.</summary>
    /// <returns>The reservation, or null if the request is to be refused.</returns>
    /// <exception cref="OperationCanceledException">The token was cancelled while the request waited.</exception>
    public ValueTask<Reservation?> ReserveAsync(long size, DjrillOptions limits, CancellationToken cancellation)
    {
        QueuedReservation? waiter = null;
        lock (_lock)
        {
            if (TryReserveLocked(size, limits) is { } reservation)
            {
                return new(reservation);
            }

            if (limits.MemoryWait > TimeSpan.Zero && Waiting < limits.MaxWaiting)
            {
                waiter = PoolFor(size).Enqueue(size);
            }
        }

        return waiter is null ? new(Refuse(size)) : new(WaitAsync(waiter, limits.MemoryWait, cancellation));
    }

    /// <summary>Releases the bytes of a reservation that are no longer needed.</summary>
    public void Reduce(BudgetPool pool, ref long held, long needed)
    {
        lock (_lock)
        {
            if (needed < held)
            {
                pool.Release(held - needed);
                held = needed;
            }
        }
    }

    private BudgetPool PoolFor(long size) => size <= SmallBody ? _small : _large;

    private Reservation? TryReserveLocked(long size, DjrillOptions limits)
    {
        // The settings may have changed, so the limits of the newest request hold.
        var small = limits.MemoryBudgetInBytes / SmallBodiesDivisor;
        _small.Resize(small);
        _large.Resize(limits.MemoryBudgetInBytes - small);
        var pool = PoolFor(size);
        return pool.TryReserve(size) ? new(this, pool, size) : null;
    }

    private async Task<Reservation?> WaitAsync(QueuedReservation waiter, TimeSpan wait, CancellationToken cancellation)
    {
        waiter.Pool.Monitor.Check();
        using var ended = CancellationTokenSource.CreateLinkedTokenSource(cancellation, stopping);
        try
        {
            await waiter.Task.WaitAsync(wait, time, ended.Token);
        }
        catch (Exception exception) when (exception is TimeoutException or OperationCanceledException)
        {
            // A request that was admitted at the same moment keeps its bytes, and goes on.
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
        PoolFor(size).Monitor.Refuse();
        return null;
    }

    private bool Leave(QueuedReservation waiter)
    {
        lock (_lock)
        {
            return waiter.Pool.Leave(waiter);
        }
    }
}
