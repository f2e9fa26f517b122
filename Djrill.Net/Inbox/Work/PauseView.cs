namespace Djrill.Net.Inbox;

/// <summary>The last view of the table <c>pauses</c>, as this process has read it. Thread-safe.</summary>
/// <remarks>
/// A handler that was resumed holds new events until the postponed ones are done, so that the events of a message keep their order.
/// </remarks>
internal sealed class PauseView
{
    private readonly Lock _lock = new();
    private readonly PostponedWrites _writes = new();
    private IReadOnlyDictionary<string, bool> _rows = new Dictionary<string, bool>();
    private long _asked = 1;
    private long _answered;
    private bool _hasResumed;
    private volatile bool _isEmpty = true;

    /// <summary>Gets whether the table has to be read before anything further is claimed.</summary>
    public bool IsStale
    {
        get
        {
            lock (_lock)
            {
                return _answered < _asked;
            }
        }
    }

    /// <summary>Gets the handlers whose postponed deliveries are due.</summary>
    public IReadOnlyList<string> Resumed
    {
        get
        {
            lock (_lock)
            {
                return [.. _rows.Where(static row => !row.Value).Select(static row => row.Key)];
            }
        }
    }

    /// <summary>Checks whether no call of the handler may begin.</summary>
    public bool IsPaused(string handler)
    {
        if (_isEmpty)
        {
            return false;
        }

        lock (_lock)
        {
            return _rows.TryGetValue(handler, out var isPaused) && isPaused;
        }
    }

    /// <summary>Checks whether no call for a new event may begin, because earlier ones of the handler may wait.</summary>
    public bool Holds(string handler)
    {
        if (_isEmpty)
        {
            return false;
        }

        lock (_lock)
        {
            return _rows.ContainsKey(handler) || _writes.Has(handler);
        }
    }

    /// <summary>Records that postponed deliveries are going to be written. Their handlers hold new events until a later read.</summary>
    public void BeginWrite(IEnumerable<DeliveryResult> results)
    {
        foreach (var waiting in results.Where(static result => result.IsWaiting))
        {
            lock (_lock)
            {
                _isEmpty = false;
                _writes.Begin(waiting.Recipient);
            }
        }
    }

    public void EndWrite(string handler)
    {
        lock (_lock)
        {
            _isEmpty = false; // The view may have been reset since the write began.
            _writes.End(handler);
        }
    }

    /// <summary>Asks for a read before anything further is claimed.</summary>
    public void Invalidate()
    {
        lock (_lock)
        {
            _asked++;
        }
    }

    /// <summary>Gets and clears whether a handler was resumed.</summary>
    public bool TakeResumed()
    {
        lock (_lock)
        {
            var has = _hasResumed;
            _hasResumed = false;
            return has;
        }
    }

    /// <summary>Records that a read begins.</summary>
    /// <returns>The value for <see cref="EndRead"/>.</returns>
    public (long Asked, long Writes) BeginRead()
    {
        lock (_lock)
        {
            return (_asked, _writes.Count);
        }
    }

    public void EndRead((long Asked, long Writes) began, IReadOnlyDictionary<string, bool> rows)
    {
        lock (_lock)
        {
            _answered = began.Asked;
            _hasResumed |= rows.Any(row => !row.Value && _rows.GetValueOrDefault(row.Key, true));
            _rows = rows;
            _writes.Read(began.Writes);
            _isEmpty = _rows.Count == 0 && _writes.IsEmpty;
        }
    }

    /// <summary>Forgets what an earlier tenure has not written.</summary>
    public void Reset()
    {
        lock (_lock)
        {
            _writes.Reset();
            _asked++;
        }
    }
}
