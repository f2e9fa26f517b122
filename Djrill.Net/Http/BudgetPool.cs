using Djrill.Net.Diagnostics;

namespace Djrill.Net.Http;

/// <summary>
/// A part of the budget: a number of bytes, and those who wait for them, first come, first served. Not thread-safe; the budget locks.
/// </summary>
internal sealed class BudgetPool
{
    private readonly LinkedList<Waiter> _waiters = [];
    private readonly MemoryUse _use;
    private long _capacity;

    public BudgetPool(TimeProvider time, MemoryUse use) => (_use, Paces) = (use, new(time, () => Waiting > 0));

    /// <summary>Gets how many bytes are reserved. More than the capacity where a larger body was let in alone.</summary>
    public long Reserved { get; private set; }

    /// <summary>Gets how many requests wait.</summary>
    public int Waiting => _waiters.Count;

    /// <summary>Gets the watch over the bodies that are read. It has a lock of its own.</summary>
    public BodyRateMonitor Paces { get; }

    /// <summary>Changes how many bytes may be reserved.</summary>
    public void Resize(long capacity)
    {
        if (_capacity != capacity)
        {
            _capacity = capacity;
            Admit();
        }
    }

    /// <summary>Reserves bytes where there is room and nobody waits.</summary>
    public bool TryReserve(long size)
    {
        if (Waiting > 0 || !HasRoom(size))
        {
            return false;
        }

        Add(size);
        return true;
    }

    /// <summary>Lets a request wait behind those that wait already.</summary>
    public Waiter Enqueue(long size)
    {
        var waiter = new Waiter(this, size);
        _waiters.AddLast(waiter);
        _use.AddWaiting(1);
        return waiter;
    }

    /// <summary>Ends the wait of a request, which may have held up those behind it.</summary>
    /// <returns>Whether it was waiting still. If not, its bytes are reserved.</returns>
    public bool Leave(Waiter waiter)
    {
        if (!_waiters.Remove(waiter))
        {
            return false;
        }

        _use.AddWaiting(-1);
        Admit();
        return true;
    }

    /// <summary>Gives bytes back.</summary>
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
            next.Admit();
        }
    }

    /// <summary>A body larger than the pool is let in alone: it would wait for ever.</summary>
    private bool HasRoom(long size) => Reserved == 0 || size <= _capacity - Reserved;

    private void Add(long size)
    {
        Reserved += size;
        _use.AddReserved(size);
    }
}
