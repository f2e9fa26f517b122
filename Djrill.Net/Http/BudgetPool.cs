using Djrill.Net.Diagnostics;

namespace Djrill.Net.Http;

/// <summary>A part of the memory budget, with a queue of requests. Callers must hold the lock of <see cref="MemoryBudget"/>.</summary>
internal sealed class BudgetPool
{
    private readonly LinkedList<QueuedReservation> _waiters = [];
    private readonly MemoryUse _use;
    private long _capacity;

    public BudgetPool(TimeProvider time, MemoryUse use) => (_use, Monitor) = (use, new(time, () => Waiting > 0));

    /// <summary>Gets the number of reserved bytes. A body larger than the capacity makes this number exceed the capacity.</summary>
    public long Reserved { get; private set; }

    /// <summary>Gets the number of waiting requests.</summary>
    public int Waiting => _waiters.Count;

    /// <summary>Gets the monitor of the bodies that are being read. The monitor is thread-safe.</summary>
    public BodyRateMonitor Monitor { get; }

    /// <summary>Changes the capacity, in bytes.</summary>
    public void Resize(long capacity)
    {
        if (_capacity != capacity)
        {
            _capacity = capacity;
            Admit();
        }
    }

    /// <summary>Reserves bytes if there is room and no request waits.</summary>
    public bool TryReserve(long size)
    {
        var isAdmitted = Waiting == 0 && HasRoom(size);
        if (isAdmitted)
        {
            Add(size);
        }

        return isAdmitted;
    }

    /// <summary>Adds a request to the end of the queue.</summary>
    public QueuedReservation Enqueue(long size)
    {
        var waiter = new QueuedReservation(this, size);
        _waiters.AddLast(waiter);
        _use.AddWaiting(1);
        return waiter;
    }

    /// <summary>Removes a request from the queue, and admits the next requests if there is room.</summary>
    /// <returns>True if the request was in the queue; false if its bytes were already reserved.</returns>
    public bool TryRemove(QueuedReservation waiter)
    {
        var isWaiting = _waiters.Remove(waiter);
        if (isWaiting)
        {
            _use.AddWaiting(-1);
            Admit();
        }

        return isWaiting;
    }

    /// <summary>Releases bytes, and admits the next requests if there is room.</summary>
    public void Release(long size)
    {
        Add(-size);
        Admit();
    }

    private void Admit()
    {
        while (_waiters.First is { Value: var next } && HasRoom(next.Size))
        {
            _waiters.RemoveFirst();
            _use.AddWaiting(-1);
            Add(next.Size);
            next.SetResult();
        }
    }

    // A pool without reservations admits a body of any size. Otherwise, a body larger than the pool would wait for ever.
    private bool HasRoom(long size) => Reserved == 0 || size <= _capacity - Reserved;

    private void Add(long size)
    {
        Reserved += size;
        _use.AddReserved(size);
    }
}
