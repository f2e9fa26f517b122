using Djrill.Net.Diagnostics;

namespace Djrill.Net.Http;

/// <summary>
/// Limits the memory that the request bodies of a host use. A waiting request holds no memory, so no deadlock is possible.
/// Thread-safe.
/// </summary>
/// <param name="time">The time provider.</param>
/// <param name="use">The values that the metrics report.</param>
/// <param name="stopping">The token that is cancelled when the host stops. After the cancellation, no request waits.</param>
internal sealed class MemoryBudget(TimeProvider time, MemoryUse use, CancellationToken stopping)
{
    /// <summary>The maximum size of a small body, in bytes. Small bodies do not wait for larger bodies.</summary>
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
    /// <returns>The reservation, or null if the request must be refused.</returns>
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

    /// <summary>Reserves bytes. Waits for room, up to <see cref="DjrillOptions.MemoryWait"/>.</summary>
    /// <returns>The reservation, or null if the request must be refused.</returns>
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

    /// <summary>Releases the bytes of a reservation beyond <paramref name="needed"/>.</summary>
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
        // The settings can change between requests. The limits of the current request apply.
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
            // If the bytes were reserved at the same moment, the request continues.
            if (TryRemove(waiter))
            {
                cancellation.ThrowIfCancellationRequested();
                return Refuse(waiter.Size);
            }
        }

        return new(this, waiter.Pool, waiter.Size);
    }

    private Reservation? Refuse(long size)
    {
        PoolFor(size).Monitor.RecordRefusal();
        return null;
    }

    private bool TryRemove(QueuedReservation waiter)
    {
        lock (_lock)
        {
            return waiter.Pool.TryRemove(waiter);
        }
    }
}
