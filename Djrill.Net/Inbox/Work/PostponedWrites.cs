namespace Djrill.Net.Inbox;

/// <summary>The handlers with postponed deliveries that a read of the table <c>pauses</c> may have missed. Not thread-safe.</summary>
internal sealed class PostponedWrites
{
    private readonly Dictionary<string, int> _writing = new(StringComparer.Ordinal); // Those that are not yet written.
    private readonly Dictionary<string, long> _written = new(StringComparer.Ordinal); // Those written since the last read began.

    public bool IsEmpty => _writing.Count + _written.Count == 0;

    /// <summary>Gets the number of writes so far.</summary>
    public long Count { get; private set; }

    public bool Has(string handler) => _writing.ContainsKey(handler) || _written.ContainsKey(handler);

    public void Begin(string handler) => _writing[handler] = _writing.GetValueOrDefault(handler) + 1;

    public void End(string handler)
    {
        if (_writing.GetValueOrDefault(handler) is > 1 and var left)
        {
            _writing[handler] = left - 1;
        }
        else
        {
            _writing.Remove(handler);
        }

        _written[handler] = ++Count;
    }

    /// <summary>Forgets what was written before a read began.</summary>
    /// <param name="count">The value of <see cref="Count"/> when the read began.</param>
    public void Read(long count)
    {
        foreach (var (handler, _) in _written.Where(written => written.Value <= count).ToList())
        {
            _written.Remove(handler);
        }
    }

    /// <summary>Forgets what an earlier tenure has not written.</summary>
    public void Reset() => _writing.Clear();
}
