using Djrill.Net.Diagnostics;

namespace Djrill.Net.Http;

/// <summary>A part of the budget: a number of bytes, and a queue of requests that wait for them. The budget's lock guards it.</summary>
internal sealed class BudgetPool
{
    private readonly LinkedList<QueuedReservation> _waiters = [];
    private readonly MemoryUse _use;
    private long _capacity;

    public BudgetPool(TimeProvider time, MemoryUse use) => (_use, Monitor) = (use, new(time, () => Waiting > 0));

    /// <summary>Gets the number of reserved bytes. It exceeds the capacity while a larger body is admitted alone.</summary>
    public long Reserved { get; private set; }

    /// <summary>Gets the number of waiting requests.</summary>
    public int Waiting => _waiters.Count;

    /// <summary>Gets the monitor of the bodies that are read. It has its own lock.</summary>
    public BodyRateMonitor Monitor { get; }

    /// <summary>Changes the capacity.</summary>
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

    /// <summary>Removes a request from the queue, and admits those that it blocked.</summary>
    /// <returns>False if the request was not waiting any more, since its bytes are reserved.</returns>
    public bool Leave(QueuedReservation waiter)
    {
        var isWaiting = _waiters.Remove(waiter);
        if (isWaiting)
        {
            _use.AddWaiting(-1);
            Admit();
        }

        return isWaiting;
    }

    /// <summary>Releases bytes.</summary>
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

    // A body larger than the pool is admitted alone. Without this it would wait for ever.
    private bool HasRoom(long size) => Reserved == 0 || size <= _capacity - Reserved;

    private void Add(long size)
    {
        Reserved += size;
        _use.AddReserved(size);
    }
}
